// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.doors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.websocket.Session;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** A WebSocket connection that stays open until a request closes it, and what its endpoint sees then. */
@ApplicationScoped
public class Farewell {

  private Session staying;
  private Visit visit;
  private CompletableFuture<String> seen;

  synchronized void stay(Session session) {
    staying = session;
    seen = new CompletableFuture<>();
  }

  /** Without the lock: whose thread the endpoint is told on is up to the server. */
  String close(Visit closing) throws Exception {
    visit = closing;
    staying.close();
    return seen.get(5, TimeUnit.SECONDS);
  }

  /** Others are closed, too. */
  synchronized void closed(Session session, Function<Visit, String> look) {
    if (staying != null && staying.getId().equals(session.getId())) {
      closed(look);
    }
  }

  /** Of an endpoint that is not told which one. */
  synchronized void closed(Function<Visit, String> look) {
    if (staying != null) {
      staying = null;
      seen.complete(look.apply(visit));
    }
  }
}
