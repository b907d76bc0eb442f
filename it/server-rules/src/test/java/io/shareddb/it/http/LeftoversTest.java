// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.http;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What stays with each application is found, whatever else a server does meanwhile. */
class LeftoversTest {

  private static final int ROUNDS = 50;

  @Test
  void aThreadOfEachRoundIsFoundBehindThoseOfTheStartThatWent() {
    Leftovers leak = threads(Map.of("starts-#", 80, "works-#", 56), Map.of("works-#", 62, "leak-#", 48));
    assertThatThrownBy(() -> leak.assertNoThreads(ROUNDS)).hasMessageContaining("leak-#=48");
    threads(Map.of("starts-#", 80, "works-#", 56), Map.of("works-#", 62)).assertNoThreads(ROUNDS);
  }

  @Test
  void aFewRoundsProveNothing() {
    Leftovers three = threads(Map.of("works-#", 56), Map.of("works-#", 56, "leak-#", 3));
    assertThatThrownBy(() -> three.assertNoThreads(5)).hasMessageContaining("redeploy.rounds");
  }

  @Test
  void noCopyAtAllIsAModuleThatWasNotFound() {
    assertThatThrownBy(Leftovers.NONE::assertNoCopies).isInstanceOf(AssertionError.class);
  }

  private static Leftovers threads(Map<String, Integer> before, Map<String, Integer> after) {
    return new Leftovers(1, before, after, 0, 0, 0, Optional.empty());
  }
}
