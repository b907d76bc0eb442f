// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.wire.oracle;

import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.Arrays;
import org.postgresql.core.BaseConnection;
import org.postgresql.util.PSQLException;

/** All that an application can see of a case, as text. */
final class Log {

  /** A piece of a case that may fail. */
  interface Attempt {

    void run() throws Exception;
  }

  private final StringBuilder text = new StringBuilder();

  void say(Object what) {
    text.append(what).append('\n');
  }

  /** Tells everything of a statement's results, however many. */
  void run(Connection c, String sql) throws SQLException {
    try (Statement s = c.createStatement()) {
      all(s, s.execute(sql));
    }
  }

  void all(Statement s, boolean rows) throws SQLException {
    boolean isRows = rows;
    while (true) {
      if (isRows) {
        try (ResultSet r = s.getResultSet()) {
          rows(r);
        }
      } else if (s.getUpdateCount() < 0) {
        break;
      } else {
        say("count " + s.getUpdateCount());
      }
      isRows = s.getMoreResults();
    }
    warnings(s.getWarnings());
  }

  void rows(ResultSet r) throws SQLException {
    ResultSetMetaData columns = r.getMetaData();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      text.append(columns.getColumnLabel(i)).append(':').append(columns.getColumnTypeName(i)).append(' ');
    }
    text.append('\n');
    while (r.next()) {
      row(r);
    }
  }

  void row(ResultSet r) throws SQLException {
    for (int i = 1; i <= r.getMetaData().getColumnCount(); i++) {
      text.append(r.getString(i)).append(" | ");
    }
    text.append('\n');
  }

  /** Tells the error, all of it, when there is one. */
  void attempt(Attempt attempt) throws Exception {
    try {
      attempt.run();
      say("done");
    } catch (SQLException e) {
      error(e);
    }
  }

  private void error(SQLException e) {
    for (SQLException at = e; at != null; at = at.getNextException()) {
      say(at.getClass().getSimpleName() + " " + at.getSQLState() + " " + at.getMessage());
      if (at instanceof PSQLException p && p.getServerErrorMessage() != null) {
        say("position " + p.getServerErrorMessage().getPosition() + " where " + p.getServerErrorMessage().getWhere()
            + " detail " + p.getServerErrorMessage().getDetail());
      }
      if (at instanceof BatchUpdateException b) {
        say("counts " + Arrays.toString(b.getLargeUpdateCounts()));
      }
    }
  }

  void warnings(SQLWarning first) {
    for (SQLWarning w = first; w != null; w = w.getNextWarning()) {
      say("warning " + w.getSQLState() + " " + w.getMessage());
    }
  }

  /** Tells the connection's state, and that it still answers. */
  void state(Connection c) throws Exception {
    BaseConnection pg = c.unwrap(BaseConnection.class);
    say(c.getAutoCommit() + " " + pg.getTransactionState() + " " + c.isReadOnly() + " " + c.getHoldability() + " "
        + c.isValid(5));
    warnings(c.getWarnings());
    attempt(() -> run(c, "select count(*) from note"));
    if (!c.getAutoCommit()) {
      c.rollback();
    }
    run(c, "select count(*), min(user_id::text), max(user_id::text) from note");
    if (!c.getAutoCommit()) {
      c.commit();
    }
    say(pg.getTransactionState());
  }

  @Override
  public String toString() {
    // The number of the session's temporary schema, and what the driver prints for binary bytea, differ every time.
    return text.toString().replaceAll("pg_temp_\\d+", "pg_temp").replaceAll("\\[B@[0-9a-f]+", "[B@");
  }
}
