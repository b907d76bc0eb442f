// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.cli;

import io.shareddb.internal.config.DatabaseUrl;
import io.shareddb.internal.config.Key;
import io.shareddb.internal.config.SettingsReader;
import io.shareddb.internal.datasource.PlainConnections;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/**
 * Which database, and as which role.
 *
 * @param url where, and who logs in
 * @param role whom to judge; empty for who logs in
 */
record Target(DatabaseUrl url, Optional<String> role) {

  static Target of(Options options, Map<String, String> environment) {
    Optional<String> text = options.value("url").or(() -> Optional.ofNullable(environment.get("DATABASE_URL")));
    if (text.isEmpty()) {
      throw new UsageException("Which database? Give --url, or set DATABASE_URL");
    }
    DatabaseUrl url = new SettingsReader(key -> key == Key.DATABASE_URL ? text : Optional.empty(), Set.of()).read()
        .runtime();
    return new Target(url, options.value("role"));
  }

  Connection connect() throws SQLException {
    Properties properties = url.driverProperties();
    properties.putIfAbsent("ApplicationName", "shared-db command line");
    Connection connection = PlainConnections.open(url, properties);
    if (role.isPresent() && !exists(connection, role.get())) {
      connection.close();
      throw new UsageException("There is no such role at " + url);
    }
    return connection;
  }

  /** A role that does not exist can do nothing, so that nothing would be found. */
  private static boolean exists(Connection connection, String role) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement("select from pg_catalog.pg_roles where rolname = ?")) {
      statement.setString(1, role);
      try (ResultSet row = statement.executeQuery()) {
        return row.next();
      }
    }
  }
}
