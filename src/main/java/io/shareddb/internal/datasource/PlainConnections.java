// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.datasource;

import io.shareddb.SharedDbException;
import io.shareddb.internal.Message;
import io.shareddb.internal.config.DatabaseUrl;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Makes connections of the driver itself, past every pool. */
public final class PlainConnections {

  private PlainConnections() {
  }

  /** Gives a data source for Flyway, which wants one. */
  static DataSource dataSource(DatabaseUrl url, String applicationName) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setURL(url.jdbcUrl());
    Properties properties = url.driverProperties();
    properties.putIfAbsent("ApplicationName", applicationName);
    try {
      for (String name : properties.stringPropertyNames()) {
        source.setProperty(name, properties.getProperty(name));
      }
    } catch (SQLException e) {
      throw refused(url, e);
    }
    return source;
  }

  /**
   * Opens one connection, with the driver's refusal turned into what to check.
   *
   * @param url where, and who logs in
   * @param properties what the driver gets, the login included
   * @return a connection of the driver
   * @throws SharedDbException when the server refuses it
   */
  public static Connection open(DatabaseUrl url, Properties properties) {
    try {
      // The driver itself and not DriverManager, which asks the class loader of its caller.
      return new org.postgresql.Driver().connect(url.jdbcUrl(), properties);
    } catch (SQLException e) {
      throw refused(url, e);
    }
  }

  /**
   * Takes the driver off the list that the whole JVM has, where it put itself when it was loaded. Not a driver that the
   * server has for others as well.
   */
  static void letGoOfDriver() throws SQLException {
    if (org.postgresql.Driver.class.getClassLoader() == PlainConnections.class.getClassLoader()
        && org.postgresql.Driver.isRegistered()) {
      org.postgresql.Driver.deregister();
    }
  }

  /** Turns the driver's refusal into what to check. */
  static SharedDbException refused(DatabaseUrl url, SQLException e) {
    String state = e.getSQLState() == null ? "" : e.getSQLState();
    String check = switch (state) {
      case "28P01", "28000" -> "Check user and password of the URL, and pg_hba.conf of the server.";
      case "3D000" -> "Create the database, or correct its name in the URL.";
      case "08001", "08004", "08006" -> "Check host and port of the URL, and that the server runs.";
      default -> "Check the URL.";
    };
    return new SharedDbException(e, Message.NO_CONNECTION, url, e.getMessage(), check);
  }
}
