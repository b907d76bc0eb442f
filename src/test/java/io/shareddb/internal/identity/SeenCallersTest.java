// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.shareddb.internal.identity.SeenCallers.Seen;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** The memory of callers is bounded in number and in time. */
class SeenCallersTest {

  private static final UUID ANN = new UUID(0, 1);

  private final AtomicLong now = new AtomicLong();
  private final SeenCallers callers = new SeenCallers(3, now::get);

  @Test
  void forgetsWhoeverWasNotSeenForTheLongestTime() {
    for (String name : new String[] {"a", "b", "c"}) {
      callers.remember(name, ANN);
    }
    assertThat(callers.find("a")).isPresent();
    callers.remember("d", ANN);
    assertThat(callers.find("b")).isEmpty();
    assertThat(callers.find("a")).isPresent();
    assertThat(callers.find("c")).isPresent();
    assertThat(callers.find("d")).isPresent();
  }

  @Test
  void tellsHowLongAgoSomebodyWasLearnt() {
    Seen seen = callers.remember("a", ANN);
    now.set(Duration.ofMinutes(5).toNanos() - 1);
    assertThat(callers.isYounger(seen, Duration.ofMinutes(5))).isTrue();
    now.incrementAndGet();
    assertThat(callers.isYounger(seen, Duration.ofMinutes(5))).isFalse();
  }

  @Test
  void whoIsGoneStaysGoneWhenTheOthersAge() {
    callers.remember("ann", ANN);
    Seen bob = callers.remember("bob", new UUID(0, 2));
    callers.markGone(ANN);
    callers.age(Duration.ofMinutes(5));
    assertThat(callers.find("ann")).hasValueSatisfying(
        ann -> assertThat(callers.isYounger(ann, Duration.ofMinutes(5)) && ann.gone()).isTrue());
    assertThat(callers.find("bob")).hasValueSatisfying(
        seen -> assertThat(callers.isYounger(seen, Duration.ofMinutes(5))).isFalse());
    assertThat(callers.isYounger(bob, Duration.ofMinutes(5))).isTrue();
  }

  @Test
  void agesAUserUnderEveryNameAndKeepsTheOthers() {
    callers.remember("ann by e-mail", ANN);
    callers.remember("ann by account", ANN);
    callers.remember("bob", new UUID(0, 2));
    callers.age(ANN, Duration.ofMinutes(5));
    for (String name : new String[] {"ann by e-mail", "ann by account", "bob"}) {
      assertThat(callers.find(name)).hasValueSatisfying(seen ->
          assertThat(callers.isYounger(seen, Duration.ofMinutes(5))).isEqualTo(name.equals("bob")));
    }
  }

  @Test
  void forgetsAUserUnderEveryNameAndKeepsTheOthers() {
    callers.remember("ann by e-mail", ANN);
    callers.remember("ann by account", ANN);
    callers.remember("bob", new UUID(0, 2));
    callers.forget(ANN);
    assertThat(callers.find("ann by e-mail")).isEmpty();
    assertThat(callers.find("ann by account")).isEmpty();
    assertThat(callers.find("bob")).isPresent();
  }
}
