// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.container;

import static io.shareddb.RlsContext.callAs;
import static org.assertj.core.api.Assertions.assertThat;

import io.shareddb.it.doors.LeftBehind;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** The transaction of one user times out while she works, and its connection goes to another user. */
abstract class RaceRules extends TaskRules {

  /** Two of the pool's two connections. */
  private static final int AT_ONCE = 2;

  @Inject
  private TimedRace race;

  @Test
  void aTransactionThatTimesOutDuringItsWorkMixesNoUsers() throws Exception {
    int runs = ConfigProvider.getConfig().getValue("test.races", Integer.class);
    callAs(bob, () -> notebooks.add("race of bob, before"));
    ExecutorService threads = Executors.newFixedThreadPool(2 * AT_ONCE);
    AtomicBoolean over = new AtomicBoolean();
    List<TimedRace.Outcome> outcomes = new ArrayList<>();
    try {
      List<Future<List<String>>> others = new ArrayList<>();
      for (int i = 0; i < AT_ONCE; i++) {
        others.add(threads.submit(() -> callAs(bob, () -> workUntil(over))));
      }
      for (int i = 0; i < runs; i += AT_ONCE) {
        List<Callable<TimedRace.Outcome>> round = List.of(
            () -> callAs(alice, () -> race.byConnection("race of alice")),
            () -> callAs(alice, () -> race.byEntityManager("race of alice")));
        for (Future<TimedRace.Outcome> run : threads.invokeAll(round)) {
          outcomes.add(run.get());
        }
      }
      over.set(true);
      for (Future<List<String>> other : others) {
        assertThat(other.get()).as("what bob saw").noneMatch(title -> title.contains("race of alice"));
      }
    } finally {
      threads.shutdownNow();
    }
    Map<String, Long> classes = new TreeMap<>();
    outcomes.forEach(outcome -> classes.merge(outcome.stage() + ": " + outcome.end(), 1L, Long::sum));
    System.getLogger(RaceRules.class.getName()).log(System.Logger.Level.INFO, "{0} timeouts: {1}", runs, classes);
    assertThat(outcomes).as(classes.toString()).hasSizeGreaterThanOrEqualTo(runs).allSatisfy(outcome -> {
      assertThat(outcome.seen()).noneMatch(title -> title.contains("race of bob"));
      assertThat(outcome.stage() + ": " + outcome.end())
          .isIn("during: refused", "read after: refused", "write after: refused", "commit: refused");
    });
    assertThat(Superuser.column("select distinct u.email || ' ' || n.title from notebooks n join users u on u.id = n.user_id"
        + " where n.title like '%race of%' and position(split_part(u.email, '@', 1) in n.title) = 0")).isEmpty();
    assertThat(Superuser.emailsOwning("race of alice")).as("rolled back").isEmpty();
    assertThat(LeftBehind.threads()).as("threads with a scope").isEmpty();
  }

  private List<String> workUntil(AtomicBoolean over) throws Exception {
    List<String> seen = new ArrayList<>();
    for (int i = 0; !over.get(); i++) {
      if (i % 50 == 0) {
        notebooks.add("race of bob");
      }
      List<String> now = i % 2 == 0 ? plain.titles() : notebooks.titles();
      now.stream().filter(title -> !seen.contains(title)).distinct().forEach(seen::add);
    }
    return seen;
  }
}
