// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.datasource;

import io.shareddb.SharedDbException;
import io.shareddb.internal.Message;
import io.shareddb.internal.config.Settings;
import io.shareddb.internal.separate.SeparateConnection;
import io.shareddb.internal.wire.Wire;
import io.shareddb.internal.wire.WireSelfTest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Opens the application's connections, never with more rights than a user has. */
final class RuntimeLogin {

  private static final System.Logger LOG = System.getLogger(RuntimeLogin.class.getName());

  private final Settings settings;
  private final Properties properties;

  /** The versions of driver and server with which the wire was seen to work. */
  private final Set<String> tested = ConcurrentHashMap.newKeySet();

  private RuntimeLogin(Settings settings, Properties properties) {
    this.settings = settings;
    this.properties = properties;
  }

  /** Looks at the login once; the roles must exist by now. */
  static RuntimeLogin examine(Settings settings) throws SQLException {
    Properties properties = settings.runtime().driverProperties();
    properties.putIfAbsent("ApplicationName", settings.application().orElse("shared-db"));
    RuntimeLogin login = new RuntimeLogin(settings, properties);
    LoginRights rights;
    try (Connection connection = login.plain()) {
      rights = LoginRights.of(connection);
    }
    if (rights.privileged()) {
      login.lower(rights);
    } else if (!rights.member()) {
      throw new SharedDbException(Message.NOT_A_MEMBER, settings.runtime(), LoginRights.RUNTIME_ROLE, rights.login());
    }
    if (settings.wire() == Settings.Wire.FIRST_STATEMENT) {
      Wire.configure(properties);
    } else {
      SeparateConnection.configure(properties);
      LOG.log(System.Logger.Level.INFO, "shared-db.wire=separate: one round trip more per transaction");
    }
    return login;
  }

  /** Opens a connection on which every statement runs for the user in force. */
  Connection open() throws SQLException {
    Connection connection = plain();
    try {
      if (settings.wire() == Settings.Wire.SEPARATE) {
        SeparateConnection.prove(connection);
        return SeparateConnection.wrap(connection);
      }
      testWire(connection);
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
    return connection;
  }

  /** Once, and again behind a server or with a driver of another version: a rolling upgrade comes while we run. */
  void testWire(Connection connection) throws SQLException {
    String versions = connection.getMetaData().getDriverVersion() + " / "
        + connection.getMetaData().getDatabaseProductVersion();
    if (!tested.contains(versions)) {
      WireSelfTest.verify(connection);
      tested.add(versions);
    }
  }

  private Connection plain() {
    return PlainConnections.open(settings.runtime(), (Properties) properties.clone());
  }

  private void lower(LoginRights rights) throws SQLException {
    if (settings.privilegedLogin() == Settings.PrivilegedLogin.REFUSE) {
      throw new SharedDbException(Message.PRIVILEGED_REFUSED, settings.runtime(), rights.privileges(),
          LoginRights.RUNTIME_ROLE);
    }
    // As a start-up parameter it is the session's default, which RESET ROLE and DISCARD ALL bring back.
    properties.setProperty("options", "-c role=" + LoginRights.RUNTIME_ROLE);
    try (Connection connection = plain();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select current_user")) {
      row.next();
      if (!row.getString(1).equals(LoginRights.RUNTIME_ROLE)) {
        throw new SharedDbException(Message.NOT_LOWERED, row.getString(1), LoginRights.RUNTIME_ROLE);
      }
    }
    LOG.log(System.Logger.Level.WARNING, Message.PRIVILEGED_LOWERED.with(settings.runtime(), rights.privileges(),
        LoginRights.RUNTIME_ROLE));
  }
}
