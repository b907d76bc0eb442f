// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.explain;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.OptionalLong;

/** Counts, for a few seconds at most. */
final class Rows {

  private Rows() {
  }

  /** Bounds every further statement of the transaction, and lets none of them write. */
  static void bound(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("set local statement_timeout = '5s'");
      statement.execute("set local lock_timeout = '1s'");
      statement.execute("set transaction read only");
    }
  }

  /** Counts rows; empty when it took too long, or is not allowed. */
  static OptionalLong count(Connection connection, String from) throws SQLException {
    Savepoint before = connection.setSavepoint();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select count(*) from " + from)) {
      row.next();
      return OptionalLong.of(row.getLong(1));
    } catch (SQLException e) {
      connection.rollback(before);
      return OptionalLong.empty();
    }
  }
}
