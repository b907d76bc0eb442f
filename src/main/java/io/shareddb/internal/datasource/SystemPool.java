// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.datasource;

import io.shareddb.SystemWorkRefusedException;
import io.shareddb.internal.Message;
import io.shareddb.internal.config.DatabaseUrl;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The few connections for system work, by a login of their own and past the server's pool: no statement of a user ever
 * comes to one of them. Opened when first needed, kept for a while, proved before they are given out again.
 */
public final class SystemPool implements AutoCloseable {

  /** System work is rare; whoever needs more has a job for a queue. */
  static final int MOST = 4;

  private static final long SECONDS_TO_WAIT = 10;
  private static final int SECONDS_TO_PROVE = 2;
  private static final Duration LONGEST_IDLE = Duration.ofMinutes(1);

  /** As {@link LoginRights} has it: nothing else would put a login above row level security without a reason. */
  private static final String JUST_WHAT_IT_NEEDS = "member of shared_db_system";

  private record Idle(Connection connection, long since) {
  }

  private final DatabaseUrl url;
  private final Semaphore permits = new Semaphore(MOST, true);
  private final Deque<Idle> idle = new ArrayDeque<>();
  private boolean closed;

  /**
   * Makes an empty pool.
   *
   * @param url where, and as whom
   */
  public SystemPool(DatabaseUrl url) {
    this.url = url;
  }

  /**
   * Gives a connection, which is the caller's until {@link #giveBack}.
   *
   * @return without autocommit
   * @throws SystemWorkRefusedException when all are in use, and when the login may not do system work
   * @throws SQLException when the database cannot be reached
   */
  public Connection take() throws SQLException {
    awaitPermit();
    boolean well = false;
    try {
      Connection connection = proved();
      well = true;
      return connection;
    } finally {
      if (!well) {
        permits.release();
      }
    }
  }

  private void awaitPermit() throws SQLException {
    try {
      if (!permits.tryAcquire(SECONDS_TO_WAIT, TimeUnit.SECONDS)) {
        throw new SystemWorkRefusedException(Message.SYSTEM_BUSY, MOST, SECONDS_TO_WAIT);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLException("interrupted while all connections for system work are in use", "57014", e);
    }
  }

  private Connection proved() throws SQLException {
    for (Idle kept = next(); kept != null; kept = next()) {
      if (System.nanoTime() - kept.since() < LONGEST_IDLE.toNanos() && kept.connection().isValid(SECONDS_TO_PROVE)) {
        return kept.connection();
      }
      kept.connection().close();
    }
    return open();
  }

  private synchronized Idle next() {
    return idle.pollFirst();
  }

  private Connection open() throws SQLException {
    Connection connection = PlainConnections.open(url, url.driverProperties());
    boolean well = false;
    try {
      LoginRights rights = LoginRights.of(connection);
      if (!rights.privileges().equals(JUST_WHAT_IT_NEEDS)) {
        throw new SystemWorkRefusedException(Message.SYSTEM_LOGIN, url, rights.privileged() ? rights.privileges()
            : "no " + JUST_WHAT_IT_NEEDS, url.user());
      }
      connection.setAutoCommit(false);
      well = true;
      return connection;
    } finally {
      if (!well) {
        connection.close();
      }
    }
  }

  /**
   * Takes a connection back; what its work did not commit is undone, and nothing of the session is left.
   *
   * @param connection from {@link #take}
   */
  public void giveBack(Connection connection) {
    try {
      connection.rollback();
      connection.setAutoCommit(true);
      try (Statement statement = connection.createStatement()) {
        statement.execute("discard all");
      }
      connection.setAutoCommit(false);
      keep(connection);
    } catch (SQLException e) {
      close(connection);
    } finally {
      permits.release();
    }
  }

  private synchronized void keep(Connection connection) {
    if (closed) {
      close(connection);
    } else {
      idle.addFirst(new Idle(connection, System.nanoTime()));
    }
  }

  private static void close(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      System.getLogger(SystemPool.class.getName()).log(System.Logger.Level.DEBUG, "a broken connection", e);
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    idle.forEach(kept -> close(kept.connection()));
    idle.clear();
  }
}
