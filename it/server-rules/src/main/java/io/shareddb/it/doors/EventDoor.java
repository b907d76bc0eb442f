// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.doors;

import io.shareddb.RlsScoped;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.NotificationOptions;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** Fires events, which a bean with a scope observes. */
@ApplicationScoped
public class EventDoor {

  /**
   * What happened.
   *
   * @param visit where to look
   * @param seen what was seen
   */
  record Happened(Visit visit, CompletableFuture<String> seen) {
  }

  /**
   * What happened and is told on another thread.
   *
   * @param visit where to look
   * @param seen what was seen
   */
  record HappenedElsewhere(Visit visit, CompletableFuture<String> seen) {
  }

  @Inject
  private Event<Object> events;

  String fire(Visit visit) throws Exception {
    CompletableFuture<String> seen = new CompletableFuture<>();
    events.fire(new Happened(visit, seen));
    return seen.get();
  }

  CompletableFuture<String> fireAsync(Visit visit) {
    CompletableFuture<String> seen = new CompletableFuture<>();
    return orFailure(events.fireAsync(new HappenedElsewhere(visit, seen)), seen);
  }

  CompletableFuture<String> fireAsync(Visit visit, Executor executor) {
    CompletableFuture<String> seen = new CompletableFuture<>();
    return orFailure(events.fireAsync(new HappenedElsewhere(visit, seen), NotificationOptions.ofExecutor(executor)), seen);
  }

  private static CompletableFuture<String> orFailure(CompletionStage<?> told, CompletableFuture<String> seen) {
    told.whenComplete((event, failure) -> {
      if (failure != null) {
        seen.completeExceptionally(failure);
      }
    });
    return seen;
  }

  /** Observes both. */
  @RlsScoped
  @ApplicationScoped
  public static class Observer {

    @Inject
    private Sight sight;

    void look(@Observes Happened event) {
      event.seen().complete(sight.look(event.visit()));
    }

    void lookElsewhere(@ObservesAsync HappenedElsewhere event) {
      event.seen().complete(sight.look(event.visit()));
    }
  }
}
