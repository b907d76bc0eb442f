// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.migration;

import io.shareddb.SharedDbException;
import io.shareddb.internal.Message;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/**
 * Lets one node migrate at a time. The others ask again and again instead of waiting inside PostgreSQL: a session that
 * waits there holds a snapshot, against which CREATE INDEX CONCURRENTLY of the node at work deadlocks.
 */
final class MigrationGate {

  /** Any number that nobody else uses; the SQL files lock another one in their own transactions. */
  private static final long KEY = 5_362_804_177_001L;
  private static final long PAUSE_MILLIS = 100;
  private static final long SECONDS_BETWEEN_WORDS = 10;
  private static final long MOST_SECONDS = 600;
  private static final System.Logger LOG = System.getLogger(MigrationGate.class.getName());

  private MigrationGate() {
  }

  static <T> T pass(DataSource source, Callable<T> work) throws Exception {
    try (Connection connection = source.getConnection(); Statement statement = connection.createStatement()) {
      OwnSession.require(connection, source);
      long start = System.nanoTime();
      for (long said = 0; !holds(statement); Thread.sleep(PAUSE_MILLIS)) {
        long waited = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
        if (waited >= MOST_SECONDS) {
          throw new SharedDbException(Message.MIGRATION_BLOCKED, waited, holder(statement));
        }
        if (waited >= said + SECONDS_BETWEEN_WORDS) {
          said = waited;
          LOG.log(System.Logger.Level.INFO, Message.MIGRATION_BLOCKED.with(waited, holder(statement)));
        }
      }
      // Closing the connection gives the lock back, also when the process dies.
      return work.call();
    }
  }

  private static String holder(Statement statement) throws SQLException {
    try (ResultSet answer = statement.executeQuery("select string_agg(pid::text, ', ') from pg_catalog.pg_locks"
        + " where locktype = 'advisory' and granted and objsubid = 1 and database = (select oid from"
        + " pg_catalog.pg_database where datname = current_database())"
        + " and (classid::bigint << 32) + objid::bigint = " + KEY)) {
      answer.next();
      return String.valueOf(answer.getString(1));
    }
  }

  private static boolean holds(Statement statement) throws SQLException {
    try (ResultSet answer = statement.executeQuery("select pg_try_advisory_lock(" + KEY + ")")) {
      answer.next();
      return answer.getBoolean(1);
    }
  }
}
