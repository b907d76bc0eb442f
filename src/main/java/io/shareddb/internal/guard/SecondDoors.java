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
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
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
  private final Set<String> unitsOfTheDoor = new TreeSet<>();

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
      if (named(name, unit.where())) {
        unitsOfTheDoor.add(unit.name());
      }
    }
    unit.standard("jdbc.url").ifPresent(url -> judge(unit.name(), unit.where() + " (jakarta.persistence.jdbc.url)",
        () -> driver(url, unit.standard("jdbc.user"), unit.standard("jdbc.password"))));
    return this;
  }

  /** Judges what is bound under a name, and tells whether it is our door. */
  boolean named(String name, String where) {
    return judge(name, "data source " + name + " of " + where,
        () -> InitialContext.<DataSource>doLookup(name).getConnection());
  }

  /** Tells whether a persistence unit that was looked at is one of our door. */
  boolean hasUnit(String name) {
    return unitsOfTheDoor.contains(name);
  }

  List<Finding> findings() {
    String units = String.join(", ", unitsOfTheDoor);
    return Stream.concat(findings.stream().distinct(), Stream.of(units).filter(each -> unitsOfTheDoor.size() > 1)
        .map(each -> ApplicationCheck.SECOND_UNIT.at(each, "persistence units " + each + " in persistence.xml"))).toList();
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

  /** Tells whether it leads through our door. */
  private boolean judge(String object, String where, Way way) {
    try (Connection connection = way.open()) {
      Optional<String> user = isPostgres(connection) ? userHere(connection) : Optional.empty();
      boolean ours = user.filter(IdentityInForce.now().setting()::equals).isPresent();
      if (user.isPresent() && !ours) {
        findings.add(ApplicationCheck.SECOND_DATA_SOURCE.at(object, where));
      }
      return ours;
    } catch (SQLException | NamingException | ClassCastException e) {
      // Not the driver's message: it may hold a URL with a password.
      findings.add(ApplicationCheck.DATA_SOURCE_UNKNOWN.at(object, where));
      return false;
    }
  }

  private static boolean isPostgres(Connection connection) throws SQLException {
    return connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
  }

  /** Gives the user that arrived, or nothing when it leads to another database. */
  private Optional<String> userHere(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(WHERE_TO)) {
      row.next();
      return row.getString(1).equals(here) ? Optional.of(String.valueOf(row.getString(2))) : Optional.empty();
    }
  }
}
