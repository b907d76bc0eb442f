// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.container;

import static io.shareddb.RlsContext.callAs;
import static org.assertj.core.api.Assertions.assertThat;

import io.shareddb.RlsContext;
import io.shareddb.it.doors.FourThreads;
import io.shareddb.it.doors.LeftBehind;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Many tasks of two users on few threads, however each of them ends. */
abstract class TaskRules extends CallerRules {

  private static final int TASKS = 10_000;

  @Inject
  private FourThreads threads;

  private final AtomicInteger foreign = new AtomicInteger();
  private final AtomicInteger missing = new AtomicInteger();
  private final AtomicInteger done = new AtomicInteger();

  @Test
  void tenThousandTasksOnFourThreadsShowNoForeignRowAndLeaveNoContext() throws Exception {
    callAs(alice, () -> notebooks.add("task of alice"));
    callAs(bob, () -> notebooks.add("task of bob"));
    List<Future<?>> tasks = new ArrayList<>();
    for (int i = 0; i < TASKS; i++) {
      UUID user = i % 2 == 0 ? alice : bob;
      int way = i % 100;
      tasks.add(callAs(user, () -> submit(way, user.equals(alice))));
    }
    int cancelled = 0;
    int failed = 0;
    for (Future<?> task : tasks) {
      try {
        if (!task.isCancelled()) {
          task.get();
        } else {
          cancelled++;
        }
      } catch (ExecutionException e) {
        assertThat(e).hasStackTraceContaining("on purpose");
        failed++;
      }
    }
    awaitNothingRunning();
    assertThat(foreign).as("tasks that saw a foreign row").hasValue(0);
    assertThat(missing).as("tasks that missed a row of their own").hasValue(0);
    assertThat(cancelled).isGreaterThanOrEqualTo(TASKS / 100);
    assertThat(failed).isEqualTo(TASKS / 20);
    assertThat(done.get()).isGreaterThan(TASKS / 2);
    assertThat(LeftBehind.threads()).as("threads with a scope").isEmpty();
    for (int i = 0; i < 40; i++) {
      assertThat(threads.submit(RlsContext::currentUserId).get()).isEmpty();
    }
  }

  private Future<?> submit(int way, boolean ofAlice) throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch over = new CountDownLatch(1);
    Callable<Void> task = () -> {
      started.countDown();
      look(way, ofAlice);
      if (way % 20 == 3) {
        throw new IllegalStateException("on purpose");
      }
      if (way == 11 || way == 12) {
        over.await(); // Until it is interrupted; what waits for a connection may take the interrupt first.
      }
      return null;
    };
    Future<?> future = threads.submit(task);
    if (way == 11) {
      started.await();
      future.cancel(true);
    } else if (way == 12) {
      cancelWhenTooLate(future);
    } else if (way % 10 == 5) {
      future.cancel(true);
    }
    over.countDown();
    return future;
  }

  private static void cancelWhenTooLate(Future<?> future) throws Exception {
    try {
      future.get(5, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      future.cancel(true);
    }
  }

  private void look(int way, boolean ofAlice) {
    List<String> seen = way % 3 == 0 ? plain.titles() : notebooks.titles();
    foreign.addAndGet(seen.contains(ofAlice ? "task of bob" : "task of alice") ? 1 : 0);
    missing.addAndGet(seen.contains(ofAlice ? "task of alice" : "task of bob") ? 0 : 1);
    done.incrementAndGet();
  }

  /** A task that was cancelled while it ran may still be at it. The four threads take one task each at a time. */
  private void awaitNothingRunning() throws Exception {
    CountDownLatch all = new CountDownLatch(4);
    List<Future<?>> last = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      last.add(threads.submit(() -> {
        all.countDown();
        all.await();
        return null;
      }));
    }
    for (Future<?> task : last) {
      task.get();
    }
  }
}
