// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.container;

import static io.shareddb.RlsContext.callAs;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What must hold when work goes to other threads, and many of them share few connections. */
abstract class ThreadRules extends IsolationRules {

  @Resource
  private ManagedExecutorService executor;

  @Test
  void workSubmittedToTheServersExecutorKeepsItsUser() throws Exception {
    callAs(alice, () -> notebooks.add("async of alice"));
    for (int i = 0; i < 10; i++) {
      assertThat(callAs(alice, () -> executor.submit(notebooks::titles)).get()).contains("async of alice");
      assertThat(callAs(bob, () -> executor.submit(notebooks::titles)).get()).doesNotContain("async of alice");
      assertThat(callAs(alice, () -> executor.supplyAsync(plain::titles)).get()).contains("async of alice");
      assertThat(executor.submit(notebooks::titles).get()).as("nobody submitted it").isEmpty();
    }
  }

  @Test
  void aThousandAlternationsOverTwoConnectionsShowNoForeignRow() throws Exception {
    callAs(alice, () -> notebooks.add("alternate alice"));
    callAs(bob, () -> notebooks.add("alternate bob"));
    AtomicInteger foreign = new AtomicInteger();
    AtomicInteger missing = new AtomicInteger();
    CyclicBarrier allFour = new CyclicBarrier(4);
    List<Callable<Void>> threads = new ArrayList<>();
    for (int t = 0; t < 4; t++) {
      int thread = t;
      threads.add(() -> {
        allFour.await(1, TimeUnit.MINUTES); // An executor of fewer threads would never let them meet.
        for (int i = 0; i < 250; i++) {
          boolean asAlice = (i + thread) % 2 == 0;
          UUID user = asAlice ? alice : bob;
          if (i % 10 == 0) {
            callAs(user, () -> notebooks.add(asAlice ? "alternate alice" : "alternate bob"));
          }
          List<String> seen = i % 3 == 0 ? callAs(user, plain::titles) : callAs(user, notebooks::titles);
          foreign.addAndGet(seen.contains(asAlice ? "alternate bob" : "alternate alice") ? 1 : 0);
          missing.addAndGet(seen.contains(asAlice ? "alternate alice" : "alternate bob") ? 0 : 1);
        }
        return null;
      });
    }
    for (Future<Void> done : executor.invokeAll(threads)) {
      done.get(); // A refused write of one's own would be thrown here.
    }
    assertThat(foreign).hasValue(0);
    assertThat(missing).hasValue(0);
    assertThat(Superuser.column("select count(distinct pid) <= 2 from pg_stat_activity"
        + " where usename = 'app_login' and datname = current_database() and application_name <> 'shared-db listener'"))
        .containsExactly("t");
    assertThat(Superuser.column("select count(*) from notebooks n join users u on u.id = n.user_id"
        + " where title like 'alternate %' and title <> 'alternate ' || split_part(u.email, '@', 1)"))
        .containsExactly("0");
  }
}
