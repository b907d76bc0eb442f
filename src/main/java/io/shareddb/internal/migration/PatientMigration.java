// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.migration;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.stream.Stream;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * One run of Flyway that does not stop the readers of a busy table: a migration that waits for a lock makes everybody
 * wait who comes after it, so it waits briefly, lets them pass, and tries again.
 *
 * <p>A migration outside a transaction, such as CREATE INDEX CONCURRENTLY, waits as long as it takes: nobody queues up
 * behind it, and a half of it would stay.
 */
final class PatientMigration implements Callback {

  /** The lock timeout; and a deadlock, which PostgreSQL finds after 1 s and so before the timeout of an application. */
  private static final Set<String> LOCK_NOT_AVAILABLE = Set.of("55P03", "40P01");
  /** What functions.sql, the last of the shared files, says where another application brought a newer one. */
  private static final Set<String> NEWER_RELEASE = Set.of("SDB04");
  private static final long LONGEST_PAUSE_MILLIS = 4_000;
  private static final System.Logger LOG = System.getLogger(PatientMigration.class.getName());

  private final int attempts;
  private long pauseMillis = 250;
  private int applied;
  /** Not after a migration outside a transaction: what is there of it would stop the second attempt and hide the cause. */
  private boolean mayRetry;

  /** Tries for about a minute. */
  PatientMigration() {
    this(15);
  }

  PatientMigration(int attempts) {
    this.attempts = attempts;
  }

  /**
   * Applies what is missing and gives the number of files.
   *
   * @param watchers are told of each file
   */
  int apply(FluentConfiguration configuration, Callback... watchers) throws InterruptedException {
    configuration.callbacks(Stream.concat(Stream.of(this), Stream.of(watchers)).toArray(Callback[]::new));
    for (int attempt = 1; ; attempt++) {
      mayRetry = true;
      try {
        configuration.load().migrate();
        return applied;
      } catch (FlywayException e) {
        if (failedWith(NEWER_RELEASE, e)) {
          LOG.log(System.Logger.Level.INFO, "shared-db: another application brought a newer functions.sql, which stays");
          return applied;
        }
        if (!mayRetry || attempt == attempts || !failedWith(LOCK_NOT_AVAILABLE, e)) {
          throw e;
        }
        LOG.log(System.Logger.Level.INFO, "shared-db: a migration waits for a table in use, attempt {0} of {1}",
            attempt, attempts);
        Thread.sleep(pauseMillis);
        pauseMillis = Math.min(2 * pauseMillis, LONGEST_PAUSE_MILLIS);
      }
    }
  }

  private static boolean failedWith(Set<String> states, Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && sql.getSQLState() != null && states.contains(sql.getSQLState())) {
        return true;
      }
    }
    return false;
  }

  @Override
  public boolean supports(Event event, Context context) {
    return event == Event.BEFORE_EACH_MIGRATE || event == Event.AFTER_EACH_MIGRATE;
  }

  @Override
  public boolean canHandleInTransaction(Event event, Context context) {
    return true;
  }

  @Override
  public void handle(Event event, Context context) {
    if (event == Event.AFTER_EACH_MIGRATE) {
      applied++;
      return;
    }
    try (Statement statement = context.getConnection().createStatement()) {
      mayRetry = !context.getConnection().getAutoCommit();
      if (mayRetry) {
        statement.execute("set local lock_timeout = '2s'");
      }
    } catch (SQLException e) {
      throw new FlywayException("the lock timeout could not be set", e);
    }
  }

  @Override
  public String getCallbackName() {
    return "shared-db";
  }
}
