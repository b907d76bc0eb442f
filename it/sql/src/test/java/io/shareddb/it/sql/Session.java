// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.sql;

import static org.assertj.core.api.Assertions.fail;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/**
 * A connection, and who works on it. Each call is one transaction that first says who that is, as the module does.
 *
 * @param connection the connection, in nobody else's use
 * @param setting {@code app.user_id} or another setting
 * @param value its value
 */
record Session(Connection connection, String setting, String value) {

  /** What is done inside the transaction. */
  @FunctionalInterface
  interface Work<T> {
    T on(Statement statement) throws SQLException;
  }

  Session(Connection connection) {
    this(connection, "app.user_id", "");
  }

  Session as(String userId) {
    return new Session(connection, "app.user_id", userId);
  }

  /** The owner or a system login at work, with a reason. */
  Session because(String reason) {
    return new Session(connection, "shared_db.system", reason);
  }

  <T> T inTransaction(Work<T> work) throws SQLException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      try (PreparedStatement context = connection.prepareStatement("select set_config(?, ?, true)")) {
        context.setString(1, setting);
        context.setString(2, value);
        context.execute();
      }
      T result = work.on(statement);
      connection.commit();
      return result;
    } finally {
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }

  /** Runs statements in one transaction. */
  void run(String... statements) throws SQLException {
    inTransaction(s -> {
      for (String sql : statements) {
        s.execute(sql);
      }
      return null;
    });
  }

  /** The number of rows that a statement changed. */
  int change(String sql) throws SQLException {
    return inTransaction(s -> s.executeUpdate(sql));
  }

  /** The rows of a query, in its order, columns joined by a bar. */
  List<String> rows(String sql) throws SQLException {
    return inTransaction(s -> rows(s, sql));
  }

  /** The only value of a query. */
  String value(String sql) throws SQLException {
    List<String> rows = rows(sql);
    if (rows.size() != 1) {
      fail("%s gave %s rows", sql, rows.size());
    }
    return rows.get(0);
  }

  /**
   * How the server refused something.
   *
   * @param state the SQLSTATE
   * @param message the message with its hint
   */
  record Refusal(String state, String message) {}

  /** The error with which one of the statements fails; a test fails where none does. */
  Refusal refused(String... statements) {
    try {
      run(statements);
    } catch (SQLException e) {
      return new Refusal(e.getSQLState(), e.getMessage());
    }
    return fail("not refused: %s", String.join("; ", statements));
  }

  static List<String> rows(Statement statement, String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (ResultSet result = statement.executeQuery(sql)) {
      int columns = result.getMetaData().getColumnCount();
      while (result.next()) {
        StringJoiner row = new StringJoiner("|");
        for (int i = 1; i <= columns; i++) {
          row.add(String.valueOf(result.getString(i)));
        }
        rows.add(row.toString());
      }
    }
    return rows;
  }
}
