// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.identity;

import io.shareddb.internal.datasource.StartUp;
import io.shareddb.spi.UserId;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Hears from the database which users have been deleted, or have lost a name by which they signed in, by whomever: on a
 * connection and a thread of its own, from the first caller on. Behind a pooler that shares connections nothing is heard;
 * then the time alone counts that a caller is remembered.
 */
final class GoneUserListener implements AutoCloseable {

  private static final String GONE = "shared_db_user_gone";
  private static final String RENAMED = "shared_db_user_renamed";

  private static final int MILLISECONDS_TO_LISTEN = 30_000;
  private static final int SECONDS_TO_PROVE = 5;
  private static final long SECONDS_TO_RECOVER = 5;

  private final Consumer<UUID> gone;
  private final Consumer<UUID> renamed;
  private final Runnable mayHaveMissed;
  private Thread thread;
  private Connection connection;
  private boolean closed;

  /**
   * Tells the first of each deleted user, the second of each one who has had a name that may be another's now, and the
   * third that some may not have been heard of.
   */
  GoneUserListener(Consumer<UUID> gone, Consumer<UUID> renamed, Runnable mayHaveMissed) {
    this.gone = gone;
    this.renamed = renamed;
    this.mayHaveMissed = mayHaveMissed;
  }

  /** Begins to listen, unless it does already. */
  synchronized void start() {
    if (thread == null && !closed) {
      // Without what the thread of this request has: a server leaves the caller's principal on threads made by it.
      thread = new Thread(null, this::listen, "shared-db listener", 0, false);
      thread.setDaemon(true);
      thread.start();
    }
  }

  private void listen() {
    while (isOpen()) {
      try (Connection own = StartUp.connect(); Statement statement = own.createStatement()) {
        keep(own);
        statement.execute("set application_name = 'shared-db listener'");
        statement.execute("listen " + GONE);
        statement.execute("listen " + RENAMED);
        mayHaveMissed.run();
        PGConnection driver = own.unwrap(PGConnection.class);
        while (isOpen() && own.isValid(SECONDS_TO_PROVE)) {
          Optional.ofNullable(driver.getNotifications(MILLISECONDS_TO_LISTEN)).ifPresent(this::tell);
        }
      } catch (SQLException | RuntimeException e) {
        recover(e);
      }
    }
  }

  private void tell(PGNotification[] heard) {
    for (PGNotification told : heard) {
      UserId.parse(told.getParameter()).map(UserId::value).ifPresent(told.getName().equals(GONE) ? gone : renamed);
    }
  }

  private void recover(Exception e) {
    if (isOpen()) {
      System.getLogger(GoneUserListener.class.getName()).log(System.Logger.Level.DEBUG, "not listening", e);
      try {
        TimeUnit.SECONDS.sleep(SECONDS_TO_RECOVER);
      } catch (InterruptedException end) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private synchronized boolean isOpen() {
    return !closed && !Thread.currentThread().isInterrupted();
  }

  private synchronized void keep(Connection own) {
    connection = own;
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (thread != null) {
      thread.interrupt();
    }
    if (connection != null) {
      try {
        connection.abort(Runnable::run);
      } catch (SQLException e) {
        System.getLogger(GoneUserListener.class.getName()).log(System.Logger.Level.DEBUG, "a broken connection", e);
      }
    }
  }
}
