// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.separate;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * One thing that applications do with JDBC.
 *
 * @param name what it is
 * @param script does it, and writes down all that it sees
 */
record JdbcCase(String name, Script script) {

  /** What is done. */
  @FunctionalInterface
  interface Script {
    void run(Connection connection, List<Object> seen) throws Exception;
  }

  /** Runs it and gives what an application could see, the state of the connection afterwards included. */
  List<Object> run(Connection connection) throws SQLException {
    List<Object> seen = new ArrayList<>();
    try {
      script.run(connection, seen);
    } catch (Exception e) {
      seen.add(describe(e));
    }
    seen.add("closed " + connection.isClosed());
    if (!connection.isClosed()) {
      seen.add("autocommit " + connection.getAutoCommit());
      seen.add("read only " + connection.isReadOnly());
      if (!connection.getAutoCommit()) {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    }
    return seen;
  }

  /** Writes an error down, as the application gets it. */
  static String describe(Exception e) {
    return e.getClass().getSimpleName() + " " + (e instanceof SQLException sql ? sql.getSQLState() : "") + " "
        + String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }

  /** Writes down what is expected to fail. */
  static void failing(List<Object> seen, Failing work) {
    try {
      work.run();
      seen.add("no error");
    } catch (Exception e) {
      seen.add(describe(e));
    }
  }

  /** Writes a whole result down. */
  static void all(List<Object> seen, ResultSet rows) throws SQLException {
    try (rows) {
      while (rows.next()) {
        List<Object> row = new ArrayList<>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          row.add(rows.getObject(i));
        }
        seen.add(row);
      }
    }
  }

  /** What may fail. */
  @FunctionalInterface
  interface Failing {
    void run() throws Exception;
  }

  @Override
  public String toString() {
    return name;
  }
}
