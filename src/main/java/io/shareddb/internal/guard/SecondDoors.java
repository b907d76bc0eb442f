// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.guard;

import io.shareddb.internal.context.IdentityInForce;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;

/**
 * Looks where the application's other data sources lead. Each is asked who it is, and which user it knows of: on a way
 * to the same database that is not ours, the user of this moment does not arrive.
 */
final class SecondDoors {

  private static final String WHERE_TO = """
      select (select system_identifier from pg_control_system()) || '/' || current_database(),
             current_setting('app.user_id', true)
      """;

  /** A way to connect. */
  @FunctionalInterface
  interface Way {
    Connection open() throws SQLException, NamingException;
  }

  private final String here;
  private final List<Finding> findings = new ArrayList<>();

  /** The connection leads to our database, by whichever way. */
  SecondDoors(Connection ours) throws SQLException {
    try (Statement statement = ours.createStatement(); ResultSet row = statement.executeQuery(WHERE_TO)) {
      row.next();
      this.here = row.getString(1);
    }
  }

  /** Judges the data sources that a persistence unit names, or reaches by a URL. */
  SecondDoors of(PersistenceXml unit) {
    for (String name : unit.dataSources()) {
      named(name, unit.where());
    }
    unit.standard("jdbc.url").ifPresent(url -> judge(unit.name(), unit.where() + " (jakarta.persistence.jdbc.url)",
        () -> driver(url, unit.standard("jdbc.user"), unit.standard("jdbc.password"))));
    return this;
  }

  /** Judges what is bound under a name. */
  SecondDoors named(String name, String where) {
    judge(name, "data source " + name + " of " + where,
        () -> InitialContext.<DataSource>doLookup(name).getConnection());
    return this;
  }

  List<Finding> findings() {
    return findings.stream().distinct().toList();
  }

  private static Connection driver(String url, Optional<String> user, Optional<String> password) throws SQLException {
    Properties login = new Properties();
    user.ifPresent(value -> login.setProperty("user", value));
    password.ifPresent(value -> login.setProperty("password", value));
    Connection connection = new org.postgresql.Driver().connect(url, login);
    if (connection == null) {
      throw new SQLException("another database than PostgreSQL");
    }
    return connection;
  }

  private void judge(String object, String where, Way way) {
    try (Connection connection = way.open()) {
      if (isPostgres(connection) && isPastTheDoor(connection)) {
        findings.add(ApplicationCheck.SECOND_DATA_SOURCE.at(object, where));
      }
    } catch (SQLException | NamingException | ClassCastException e) {
      // Not the driver's message: it may hold a URL with a password.
      findings.add(ApplicationCheck.DATA_SOURCE_UNKNOWN.at(object, where));
    }
  }

  private static boolean isPostgres(Connection connection) throws SQLException {
    return connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
  }

  private boolean isPastTheDoor(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(WHERE_TO)) {
      row.next();
      return row.getString(1).equals(here) && !IdentityInForce.now().setting().equals(row.getString(2));
    }
  }
}
