// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.datasource;

import io.shareddb.RlsContext;
import io.shareddb.SharedDbException;
import io.shareddb.internal.Message;
import io.shareddb.internal.config.ConfigLookup;
import io.shareddb.internal.config.Settings;
import io.shareddb.internal.config.SettingsReader;
import io.shareddb.internal.context.IdentityInForce;
import io.shareddb.internal.context.OwnThread;
import io.shareddb.internal.context.RlsIdentity;
import io.shareddb.internal.explain.Explainer;
import io.shareddb.internal.guard.DatabaseExaminer;
import io.shareddb.internal.guard.Guard;
import io.shareddb.internal.guard.Lints;
import io.shareddb.internal.migration.Migrator;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/**
 * What has to have happened before the first statement of the application: configuration read, migrations applied, the
 * login looked at, the tables judged. Runs at the first physical connection, because JPA connects before CDI exists,
 * and at the latest when CDI validates the deployment.
 */
public final class StartUp {

  private static final System.Logger LOG = System.getLogger(StartUp.class.getName());
  private static final HandedOut HANDED_OUT = new HandedOut();

  /** Set once, when all went well; a failure is tried again, since the database may come up later. */
  private static RuntimeLogin ready;
  private static Guard guard;

  private static volatile Settings settings;

  private StartUp() {
  }

  /**
   * Does what is not done yet.
   *
   * @throws SharedDbException saying what is wrong and what to do
   */
  public static synchronized void ensure() {
    if (ready == null) {
      try {
        ready = run();
      } catch (SharedDbException e) {
        LOG.log(System.Logger.Level.ERROR, e.getMessage());
        ServerThatStays.warn();
        throw e;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while another node migrates", e);
      } catch (Exception e) {
        SharedDbException failure = new SharedDbException(e, Message.START_FAILED, e.getMessage());
        LOG.log(System.Logger.Level.ERROR, failure.getMessage(), e);
        ServerThatStays.warn();
        throw failure;
      }
    }
  }

  /**
   * Forgets what outlives the application otherwise.
   *
   * @throws SQLException when the driver does not let go
   */
  public static void letGo() throws SQLException {
    HANDED_OUT.abortAll();
    PlainConnections.letGoOfDriver();
  }

  /**
   * Opens a physical connection of the application, past the server's pool.
   *
   * @return to be closed by the caller
   * @throws SQLException when there is none to be had
   */
  public static Connection connect() throws SQLException {
    try {
      ensure();
      return HANDED_OUT.remember(login().open());
    } catch (RuntimeException e) {
      throw new SQLException(e.getMessage(), "08001", e);
    }
  }

  private static synchronized RuntimeLogin login() {
    return ready;
  }

  /**
   * Gives the configuration.
   *
   * @return as it was read when the application started
   */
  public static Settings settings() {
    if (settings == null) {
      ensure();
    }
    return settings;
  }

  /**
   * Gives the guard, which has judged the database by now.
   *
   * @return the only one of this application
   * @throws SharedDbException when the start fails
   */
  public static synchronized Guard guard() {
    ensure();
    return guard;
  }

  /**
   * Says what a user sees of a table, on connections past the pool.
   *
   * @param user the user
   * @param table the table
   * @param key the key of a row
   * @return a screen of text
   * @throws Exception when the database does not answer
   */
  public static String explain(UUID user, String table, Optional<String> key) throws Exception {
    ensure();
    Explainer explainer = new Explainer(user, table, key);
    return OwnThread.call("shared-db explain", () -> {
      try (Connection door = login().open()) {
        if (settings.migration().isEmpty()) {
          return RlsContext.callAs(user, () -> explainer.explain(door, door));
        }
        try (Connection owner = PlainConnections.open(settings.owner(), settings.owner().driverProperties())) {
          return RlsContext.callAs(user, () -> explainer.explain(door, owner));
        }
      }
    });
  }

  private static RuntimeLogin run() throws Exception {
    ClassLoader ofThread = Thread.currentThread().getContextClassLoader();
    ClassLoader application = ofThread == null ? StartUp.class.getClassLoader() : ofThread;
    Copies.refuseSeveral(application);
    Libraries.refuseOlder();
    ConfigLookup lookup = new ConfigLookup(application);
    settings = new SettingsReader(lookup::get, lookup.unknownKeys()).read();
    try (KeptConnections owner = new KeptConnections(settings.owner(), "shared-db migration")) {
      // Whatever is to be done about the migrations: a wrong address is told at once.
      owner.getConnection().close();
      new Migrator(settings, owner, application).run();
    }
    RuntimeLogin login = RuntimeLogin.examine(settings);
    guard = new Guard(settings);
    guard.judge(Guard.Half.DATABASE, () -> OwnThread.call("shared-db guard", () -> {
      try (Connection connection = login.open()) {
        return new DatabaseExaminer(Lints.all()).examineWithCanary(connection);
      }
    }));
    if (settings.unscoped() == Settings.Unscoped.EMPTY) {
      IdentityInForce.setUnscoped(RlsIdentity.NOBODY);
    }
    return login;
  }
}
