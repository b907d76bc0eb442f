// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.migration;

import io.shareddb.SharedDbException;
import io.shareddb.internal.Message;
import io.shareddb.internal.config.Settings;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.ErrorCode;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.flywaydb.core.api.output.ValidateResult;
import org.flywaydb.core.api.pattern.ValidatePattern;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;

/** Runs the shared migrations and then the application's, each with its own history table. */
public final class Migrator {

  private static final System.Logger LOG = System.getLogger(Migrator.class.getName());
  private static final String SHARED_HISTORY = "shared_db_history";
  private static final String APPLICATION_FOLDER = "db/migration";

  private final Settings settings;
  private final DataSource source;
  private final ClassLoader application;

  /**
   * Makes a migrator.
   *
   * @param settings the configuration
   * @param source plain connections of the owner
   * @param application the loader that sees the application's {@code db/migration}
   */
  public Migrator(Settings settings, DataSource source, ClassLoader application) {
    this.settings = settings;
    this.source = source;
    this.application = application;
  }

  /**
   * Brings the database up to date, or checks that it is, as configured.
   *
   * @throws Exception a {@link SharedDbException} that says which file and line failed and what the database said, or
   *     an SQLException when the database went away
   */
  public void run() throws Exception {
    switch (settings.migrate()) {
      case OFF -> LOG.log(System.Logger.Level.INFO, "shared-db.migrate=off: nobody looked at the migrations");
      case VALIDATE -> {
        validateShared();
        if (hasOwnMigrations()) {
          refuseUnlessValid("application's", own().load().validateWithResult());
        }
      }
      case APPLY -> {
        refuseUnlessOwner();
        MigrationGate.pass(source, this::apply);
      }
      default -> throw new AssertionError(settings.migrate());
    }
  }

  private Void apply() throws InterruptedException {
    int ofShared = apply("shared", shared());
    int ofApplication = hasOwnMigrations() ? apply("application's", own(), new SharedTablesGuard()) : 0;
    if (ofShared + ofApplication == 0) {
      LOG.log(System.Logger.Level.INFO, "shared-db: the database is up to date, nothing to migrate");
    } else {
      LOG.log(System.Logger.Level.INFO, "shared-db: applied {0} shared and {1} own migrations", ofShared, ofApplication);
    }
    return null;
  }

  private int apply(String which, FluentConfiguration configuration, Callback... watchers) throws InterruptedException {
    try {
      return new PatientMigration().apply(configuration, watchers);
    } catch (FlywayValidateException e) {
      throw halfDone(configuration, e).orElseGet(
          () -> new SharedDbException(e, Message.HISTORY_COLLISION, configuration.getTable(), e.getMessage()));
    } catch (FlywayException e) {
      if (e.getCause() instanceof SharedDbException ours) {
        throw ours;
      }
      throw new SharedDbException(e, Message.MIGRATION_FAILED, which, e.getMessage());
    }
  }

  /** Only a migration outside a transaction leaves a row of its failure. */
  private static Optional<SharedDbException> halfDone(FluentConfiguration configuration, FlywayException e) {
    return Stream.of(configuration.load().info().all()).filter(migration -> migration.getState().isFailed()).findFirst()
        .map(failed -> new SharedDbException(e, Message.HALF_MIGRATED, failed.getScript(), configuration.getTable()));
  }

  private void validateShared() throws SQLException {
    ValidateResult result = shared().load().validateWithResult();
    if (onlyFunctionsDiffer(result) && hasNewerFunctions()) {
      LOG.log(System.Logger.Level.INFO, "shared-db: another application brought a newer functions.sql");
    } else {
      refuseUnlessValid("shared", result);
    }
  }

  /** Flyway names functions.sql twice: as what was applied, which is another one, and as what is here, which was not. */
  private static boolean onlyFunctionsDiffer(ValidateResult result) {
    List<ErrorCode> errors = result.invalidMigrations.stream().map(invalid -> invalid.errorDetails.errorCode).toList();
    return errors.contains(CoreErrorCode.OUTDATED_REPEATABLE_MIGRATION)
        && Set.of(CoreErrorCode.OUTDATED_REPEATABLE_MIGRATION, CoreErrorCode.RESOLVED_REPEATABLE_MIGRATION_NOT_APPLIED)
            .containsAll(errors);
  }

  private boolean hasNewerFunctions() throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery("select shared_db.release()")) {
      answer.next();
      return answer.getInt(1) > SharedFiles.release();
    }
  }

  private static void refuseUnlessValid(String which, ValidateResult result) {
    if (!result.validationSuccessful) {
      throw new SharedDbException(Message.MIGRATION_MISSING, which, result.getAllErrorMessages());
    }
  }

  private FluentConfiguration shared() {
    return base(Migrator.class.getClassLoader(), SHARED_HISTORY).resourceProvider(new SharedFiles());
  }

  private FluentConfiguration own() {
    // An older release that starts beside a newer one is no mistake.
    ValidatePattern future = ValidatePattern.fromPattern("*:future");
    FluentConfiguration own = base(new ListableResources(application),
        settings.application().map(name -> name + "_history").orElse("shared_db_app_history"))
        .locations("classpath:" + APPLICATION_FOLDER).ignoreMigrationPatterns(future);
    if (isOlder(own)) {
      LOG.log(System.Logger.Level.INFO, "shared-db: a newer release has migrated; its repeatable files stay");
      // It may be a policy: an older, wider one would be back for all nodes. So no file is taken for repeatable here.
      own.repeatableSqlMigrationPrefix("of-a-newer-release-").skipDefaultCallbacks(true)
          .ignoreMigrationPatterns(future, ValidatePattern.fromPattern("repeatable:missing"));
    }
    return own;
  }

  /** An application of which nothing is in the history is another one, under the name of the first. */
  private static boolean isOlder(FluentConfiguration own) {
    try {
      Set<MigrationState> states = Stream.of(own.load().info().all()).map(MigrationInfo::getState).collect(Collectors.toSet());
      return states.contains(MigrationState.FUTURE_SUCCESS)
          && (states.contains(MigrationState.SUCCESS) || states.contains(MigrationState.OUTDATED));
    } catch (FlywayException e) {
      throw new SharedDbException(e, Message.MIGRATION_FAILED, "application's", e.getMessage());
    }
  }

  private FluentConfiguration base(ClassLoader loader, String history) {
    FluentConfiguration configuration = Flyway.configure(loader)
        .dataSource(source)
        .table(history)
        // A database that has tables already, such as the old package's, starts before the first file.
        .baselineOnMigrate(true)
        .baselineVersion("0")
        .placeholderReplacement(false)
        .outputQueryResults(false)
        .javaMigrationClassProvider(List::of);
    // The lock is held by the session, not by a transaction, so that a migration may create an index concurrently.
    configuration.getConfigurationExtension(PostgreSQLConfigurationExtension.class).setTransactionalLock(false);
    return configuration;
  }

  private boolean hasOwnMigrations() {
    return application.getResource(APPLICATION_FOLDER) != null;
  }

  private void refuseUnlessOwner() throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery(
            "select coalesce(pg_catalog.has_schema_privilege(pg_catalog.current_schema(), 'create'), false)")) {
      answer.next();
      if (!answer.getBoolean(1)) {
        throw new SharedDbException(Message.CANNOT_MIGRATE, settings.owner());
      }
    }
  }
}
