// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.wire.mutants;

import static org.assertj.core.api.Assertions.assertThat;

import io.shareddb.it.wire.Server;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Proves that the scenarios can see: the untouched wire passes all, every deliberate error fails one. */
class SeededBugsTest {

  @BeforeAll
  static void start() {
    Server.running();
  }

  @Test
  void theWireItselfPasses(@TempDir Path folder) throws Exception {
    assertThat(firstFailure(Mutant.of("none"), folder)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("mutants")
  void isNoticed(Mutant mutant, @TempDir Path folder) throws Exception {
    Optional<String> failure = firstFailure(mutant, folder);
    assertThat(failure).as(mutant.name()).isPresent();
    System.out.println("seeded bug \"" + mutant.name() + "\" noticed by: " + failure.get());
  }

  static Stream<Mutant> mutants() {
    return SeededBugs.ALL.stream();
  }

  private static Optional<String> firstFailure(Mutant mutant, Path folder) throws Exception {
    Door door = new Door(mutant.load(folder));
    for (Map.Entry<String, Scenarios.Scenario> scenario : Scenarios.all().entrySet()) {
      ExecutorService thread = Executors.newSingleThreadExecutor();
      try {
        thread.submit(() -> {
          scenario.getValue().run(door);
          return null;
        }).get(20, TimeUnit.SECONDS);
      } catch (Exception e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return Optional.of(scenario.getKey() + " (" + String.valueOf(cause.getMessage()).lines()
            .filter(line -> !line.isBlank()).findFirst().orElse(cause.toString()) + ")");
      } finally {
        thread.shutdownNow();
      }
    }
    return Optional.empty();
  }
}
