// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.datasource;

import io.shareddb.SystemWorkRefusedException;
import io.shareddb.internal.Message;
import io.shareddb.internal.config.DatabaseUrl;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The few connections for system work, by a login of their own and past the server's pool: no statement of a user ever
 * comes to one of them. Each serves one work and is closed after it, because a statement that the work has kept would
 * otherwise run in the next one's transaction. System work is rare enough to pay for that.
 */
public final class SystemConnections {

  /** Whoever needs more at a time has a job for a queue. */
  static final int MOST = 4;

  private static final long SECONDS_TO_WAIT = 10;

  /** As {@link LoginRights} has it: nothing else would put a login above row level security without a reason. */
  private static final String JUST_WHAT_IT_NEEDS = "member of shared_db_system";

  private final DatabaseUrl url;
  private final Semaphore permits = new Semaphore(MOST, true);

  /**
   * Opens nothing yet.
   *
   * @param url where, and as whom
   */
  public SystemConnections(DatabaseUrl url) {
    this.url = url;
  }

  /**
   * Opens a connection, which is the caller's until {@link #close}.
   *
   * @return without autocommit
   * @throws SystemWorkRefusedException when all are in use, and when the login may not do system work
   * @throws SQLException when the database cannot be reached
   */
  public Connection open() throws SQLException {
    awaitPermit();
    boolean well = false;
    try {
      Connection connection = proved(PlainConnections.open(url, url.driverProperties()));
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

  private Connection proved(Connection connection) throws SQLException {
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
   * Ends a connection, whose work has ended; what that did not commit is undone by the database.
   *
   * @param connection from {@link #open}
   */
  public void close(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      System.getLogger(SystemConnections.class.getName()).log(System.Logger.Level.DEBUG, "a broken connection", e);
    } finally {
      permits.release();
    }
  }
}
