// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.migration;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Callable;
import javax.sql.DataSource;

/**
 * Lets one node migrate at a time. The others ask again and again instead of waiting inside PostgreSQL: a session that
 * waits there holds a snapshot, against which CREATE INDEX CONCURRENTLY of the node at work deadlocks.
 */
final class MigrationGate {

  /** Any number that nobody else uses; the SQL files lock another one in their own transactions. */
  private static final long KEY = 5_362_804_177_001L;
  private static final long PAUSE_MILLIS = 100;

  private MigrationGate() {
  }

  static <T> T pass(DataSource source, Callable<T> work) throws Exception {
    try (Connection connection = source.getConnection(); Statement statement = connection.createStatement()) {
      while (!holds(statement)) {
        Thread.sleep(PAUSE_MILLIS);
      }
      // Closing the session gives the lock back, also when the process dies.
      return work.call();
    }
  }

  private static boolean holds(Statement statement) throws SQLException {
    try (ResultSet answer = statement.executeQuery("select pg_try_advisory_lock(" + KEY + ")")) {
      answer.next();
      return answer.getBoolean(1);
    }
  }
}
