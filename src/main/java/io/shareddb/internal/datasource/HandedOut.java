// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.datasource;

import java.lang.ref.WeakReference;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The physical connections that a pool has from this application. A pool of the server's outlives the application, and
 * would hand them to the one that takes its place, whose users they do not know.
 */
final class HandedOut {

  private static final System.Logger LOG = System.getLogger(HandedOut.class.getName());

  private final Queue<WeakReference<Connection>> connections = new ConcurrentLinkedQueue<>();
  private volatile boolean over;

  /** Weakly: whoever drops one without closing it is not to be kept from that. */
  Connection remember(Connection connection) {
    connections.removeIf(each -> each.refersTo(null));
    connections.add(new WeakReference<>(connection));
    if (over) {
      abortAll(); // It was asked for while the application went.
    }
    return connection;
  }

  /** Leaves no connection open, now or later. A pool that proves its connections then makes new ones. */
  void abortAll() {
    over = true;
    for (WeakReference<Connection> each = connections.poll(); each != null; each = connections.poll()) {
      Optional.ofNullable(each.get()).ifPresent(HandedOut::abort);
    }
  }

  private static void abort(Connection connection) {
    try {
      connection.abort(Runnable::run);
    } catch (SQLException | RuntimeException e) {
      LOG.log(System.Logger.Level.DEBUG, "a connection that cannot be aborted", e);
    }
  }
}
