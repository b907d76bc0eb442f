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

  private final Queue<WeakReference<Connection>> connections = new ConcurrentLinkedQueue<>();

  /** Weakly: whoever drops one without closing it is not to be kept from that. */
  Connection remember(Connection connection) {
    connections.removeIf(each -> each.refersTo(null));
    connections.add(new WeakReference<>(connection));
    return connection;
  }

  /** Leaves no connection open. A pool that proves its connections then makes new ones. */
  void abortAll() throws SQLException {
    for (WeakReference<Connection> each : connections) {
      Optional<Connection> connection = Optional.ofNullable(each.get());
      if (connection.isPresent()) {
        connection.get().abort(Runnable::run);
      }
    }
    connections.clear();
  }
}
