// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.module;

import io.shareddb.it.EmbeddedDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The one PostgreSQL of this JVM, and an empty database of it for whoever asks. */
public final class Databases {

  private static final AtomicInteger COUNT = new AtomicInteger();
  private static EmbeddedDatabase server;

  private Databases() {
  }

  /** Gives the server, started by the first who asks and stopped with the JVM. */
  public static synchronized EmbeddedDatabase server() {
    if (server == null) {
      server = EmbeddedDatabase.start();
      askForPasswords(server);
      Runtime.getRuntime().addShutdownHook(new Thread(server::close));
    }
    return server;
  }

  /** As it comes, the embedded server lets everybody in without looking at the password. */
  private static void askForPasswords(EmbeddedDatabase server) {
    String rules = "array['host all postgres all trust', 'host all all all scram-sha-256']";
    try (Connection connection = server.superuser("postgres"); Statement statement = connection.createStatement()) {
      statement.execute("copy (select unnest(" + rules + ")) to '" + value(connection, "show hba_file") + "'");
      statement.execute("select pg_reload_conf()");
      while (stillOpen(server)) {
        Thread.sleep(10);
      }
    } catch (SQLException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean stillOpen(EmbeddedDatabase server) {
    try {
      server.connect("postgres", EmbeddedDatabase.RUNTIME, "wrong").close();
      return true;
    } catch (SQLException e) {
      return false;
    }
  }

  /** Makes an empty database that {@link EmbeddedDatabase#OWNER} owns. */
  public static String empty(String purpose) {
    String name = purpose + "_" + COUNT.incrementAndGet();
    server().createDatabase(name);
    return name;
  }

  /** Runs a query as the superuser; each row is a text, its columns separated by a blank. */
  public static List<String> rows(String database, String query) {
    try (Connection connection = server().superuser(database)) {
      return rows(connection, query);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Runs a query on a connection; each row is a text, its columns separated by a blank. */
  public static List<String> rows(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(query)) {
      List<String> result = new ArrayList<>();
      while (rows.next()) {
        StringBuilder row = new StringBuilder(String.valueOf(rows.getString(1)));
        for (int i = 2; i <= rows.getMetaData().getColumnCount(); i++) {
          row.append(' ').append(rows.getString(i));
        }
        result.add(row.toString());
      }
      return result;
    }
  }

  /** Runs a query of one value on a connection. */
  public static String value(Connection connection, String query) throws SQLException {
    return rows(connection, query).get(0);
  }
}
