// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.wire.torture;

import io.shareddb.it.Relay;
import io.shareddb.it.wire.Server;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** A pool as servers have it: any thread gets any connection, and what no longer answers is thrown away. */
final class Pool {

  private final BlockingQueue<Connection> idle = new LinkedBlockingQueue<>();
  private final Relay relay;
  private final Counts counts;
  private final Faults faults;

  Pool(Relay relay, Counts counts, Faults faults) {
    this.relay = relay;
    this.counts = counts;
    this.faults = faults;
  }

  Faults faults() {
    return faults;
  }

  Connection take() throws SQLException {
    Connection c = idle.poll();
    while (c != null) {
      if (c.isValid(2)) {
        return c;
      }
      c.close();
      c = idle.poll();
    }
    for (int i = 0; ; i++) {
      try {
        return Server.wiredAt(relay.port(), "prepareThreshold", "3", "socketTimeout", "20");
      } catch (SQLException e) {
        if (i == 20) {
          throw e;
        }
        counts.add("outcome failed to connect");
      }
    }
  }

  void give(Connection c) {
    try {
      if (!c.isClosed() && !c.getAutoCommit()) {
        c.rollback();
        c.setAutoCommit(true);
      }
      if (!c.isClosed()) {
        idle.add(c);
      }
    } catch (SQLException e) {
      counts.add("connection thrown away");
    }
  }
}
