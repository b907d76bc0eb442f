// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.bench.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/** Writes on one side, each round to a table in the same state; the transaction with its commit is timed. */
final class Writer implements Side, AutoCloseable {

  /** Rows written ahead of the clock, after which every plan is made. */
  private static final int FIRST = 10;

  private final Write write;
  private final String table;
  private final int entriesEach;
  private final Connection superuser;
  private final Connection connection;
  private final PreparedStatement user;
  private final PreparedStatement statement;
  private final Stopwatch stopwatch;

  Writer(BenchDatabase database, Write write, String table, boolean audited) throws SQLException {
    this.write = write;
    this.table = table;
    entriesEach = audited ? 1 : 0;
    superuser = database.superuser();
    connection = database.runtime();
    stopwatch = new Stopwatch(connection);
    connection.setAutoCommit(false);
    user = connection.prepareStatement("select set_config('app.user_id', ?, true)");
    statement = connection.prepareStatement(write.sql(table));
  }

  @Override
  public Time round(int number) throws SQLException {
    prepare();
    become();
    write(1, FIRST);
    connection.commit();
    become();
    Time time = stopwatch.time(() -> {
      write(FIRST + 1, FIRST + write.rows);
      connection.commit();
    });
    prove();
    return time;
  }

  private void prepare() throws SQLException {
    try (Statement s = superuser.createStatement()) {
      s.execute("truncate " + table);
      if (write.changesRows()) {
        s.execute("insert into " + table + " (id, user_id, title, body) select "
            + BenchDatabase.USER.formatted("i") + ", '" + BenchDatabase.user(AuditCost.WRITER) + "', 'a title', "
            + "'and some text below it' from generate_series(1, " + (FIRST + write.rows) + ") as i");
      }
      s.execute("analyze " + table);
      s.execute("truncate public.audit_log");
    }
  }

  private void become() throws SQLException {
    user.setString(1, BenchDatabase.user(AuditCost.WRITER).toString());
    user.executeQuery().close();
  }

  private void write(int from, int to) throws SQLException {
    if (write.single) {
      for (int id = from; id <= to; id++) {
        statement.setObject(1, BenchDatabase.user(id));
        statement.addBatch();
      }
      statement.executeBatch();
    } else if (write.changesRows()) {
      statement.setObject(1, BenchDatabase.user(from));
      statement.setObject(2, BenchDatabase.user(to));
      statement.executeUpdate();
    } else {
      statement.setInt(1, from);
      statement.setInt(2, to);
      statement.executeUpdate();
    }
  }

  /** An update that found no row, or an audit that wrote no entry, would be cheap as well. */
  private void prove() throws SQLException {
    String written = BenchDatabase.value(superuser, "select count(*) from " + table
        + (write.changesRows() ? " where done" : ""));
    String entries = BenchDatabase.value(superuser, "select count(*) from public.audit_log");
    int rows = FIRST + write.rows;
    if (!written.equals("" + rows) || !entries.equals("" + rows * entriesEach)) {
      throw new IllegalStateException(write.sql(table) + " wrote " + written + " rows and " + entries + " entries");
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
    superuser.close();
  }
}
