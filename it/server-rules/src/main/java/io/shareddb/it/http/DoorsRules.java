// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.shareddb.it.doors.Door;
import io.shareddb.it.doors.DoorWalk;
import io.shareddb.it.doors.DoorWalk.Passage;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who it is behind every door by which work enters. */
@Tag("boots")
@ExtendWith(Differences.class)
class DoorsRules {

  @RegisterExtension
  static final RunningVariant DOORS = new RunningVariant(DoorsWar::make, provider -> Map.of(
      // For the look into the variables of all threads.
      "JAVA_OPTS", Server.JAVA_OPTIONS + " --add-opens=java.base/java.lang=ALL-UNNAMED"));

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static boolean movedIn;

  @ParameterizedTest(name = "{0}")
  @EnumSource
  void eachDoorHasItsUser(Door door) throws Exception {
    assertThat(walk(door)).allSatisfy((passage, seen) -> assertThat(seen).isEqualTo(passage.expected()));
  }

  /** Also where a server cannot do the former. */
  @ParameterizedTest(name = "{0}")
  @EnumSource
  void noDoorShowsTheRowsOfSomebodyElse(Door door) throws Exception {
    assertThat(walk(door)).allSatisfy((passage, seen) ->
        assertThat(seen.replace(passage.expected(), "")).doesNotContain("alice@", "bob@"));
  }

  /** Whatever came of the work. */
  @Test
  void noDoorLeavesItsUserOnAThread() throws Exception {
    for (Door door : Door.values()) {
      walk(door);
    }
    DoorWalk walk = new DoorWalk(DOORS.uri());
    // A thread that has answered may still be on its way out.
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!walk.left().equals("[]") && System.nanoTime() < end) {
      Thread.sleep(100);
    }
    assertThat(walk.left()).as("threads with a user").isEqualTo("[]");
  }

  /** By an EntityManager that the module has not seen. */
  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"persist", "merge", "remove"})
  void whatOneUserDoesWithoutSqlIsNotTheNextOnes(String how) {
    assertThat(Caller.nobody(DOORS.uri()).send("POST", "api/jottings/" + how, "{}").body()).contains("SDB-4001");
  }

  @Test
  void aFlushAtTheCommitIsNotRefusedToNobody() {
    assertThat(Caller.nobody(DOORS.uri()).send("POST", "api/jottings/for-bob", "{}").status()).isEqualTo(204);
  }

  @Test
  void whatOneUserLoadsOutsideATransactionIsNotTheNextOnes() {
    assertThat(Caller.nobody(DOORS.uri()).send("POST", "api/untransacted", "{}").body()).isEqualTo("null");
  }

  private static Map<Passage, String> walk(Door door) throws Exception {
    DoorWalk walk = new DoorWalk(DOORS.uri());
    if (!movedIn) {
      walk.moveIn();
      movedIn = true;
    }
    return DoorWalk.passages(door).collect(Collectors.toMap(passage -> passage, passage -> go(walk, passage)));
  }

  private static String go(DoorWalk walk, Passage passage) {
    try {
      return walk.go(passage);
    } catch (Exception e) {
      return e.toString();
    }
  }
}
