// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.bench.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.StringJoiner;
import java.util.UUID;

/** Reads on one side, each round in transactions of several users; only the statements themselves are timed. */
final class Reader implements Side, AutoCloseable {

  private final Read read;
  private final Rows rows;
  private final boolean guarded;
  private final Connection connection;
  private final PreparedStatement user;
  private final PreparedStatement statement;
  private final Stopwatch stopwatch;

  Reader(BenchDatabase database, Read read, Rows rows, boolean guarded) throws SQLException {
    this.read = read;
    this.rows = rows;
    this.guarded = guarded;
    connection = database.runtime();
    stopwatch = new Stopwatch(connection);
    if (read == Read.SCAN) {
      try (Statement s = connection.createStatement()) {
        s.execute("set enable_indexscan = off; set enable_indexonlyscan = off; set enable_bitmapscan = off; "
            + "set max_parallel_workers_per_gather = 0");
      }
    }
    connection.setAutoCommit(false);
    user = connection.prepareStatement("select set_config('app.user_id', ?, true)");
    checkPlan();
    statement = connection.prepareStatement(read.sql(rows, guarded));
  }

  @Override
  public Time round(int number) throws SQLException {
    Time time = Time.NONE;
    for (int i = 0; i < read.transactions; i++) {
      int someone = (int) ((number * 7919L + i * 104_729L) % rows.users());
      become(someone);
      time = time.plus(stopwatch.time(() -> statements(someone)));
      connection.commit();
    }
    return time.dividedBy(read.transactions * read.statements);
  }

  /** The side without policies sets the user, too: only the statement is to differ. */
  private void become(int number) throws SQLException {
    user.setString(1, BenchDatabase.user(number).toString());
    user.executeQuery().close();
  }

  private void statements(int someone) throws SQLException {
    UUID id = BenchDatabase.user(someone);
    for (int i = 0; i < read.statements; i++) {
      bind(statement, id, rows.id(someone, i * 31));
      int answer = 0;
      try (ResultSet r = statement.executeQuery()) {
        while (r.next()) {
          r.getObject(1);
          answer++;
        }
      }
      if (answer != read.answer(rows)) {
        throw new IllegalStateException(read.sql(rows, guarded) + " gave " + answer + " rows");
      }
    }
  }

  private void bind(PreparedStatement s, UUID id, long row) throws SQLException {
    int at = 1;
    if (!guarded) {
      s.setObject(at++, id);
    }
    if (read == Read.POINT) {
      s.setLong(at, row);
    }
  }

  /** Whether the table is read from end to end is the point of one measurement, and would spoil the others. */
  private void checkPlan() throws SQLException {
    become(1);
    StringJoiner plan = new StringJoiner("\n");
    try (PreparedStatement explain = connection.prepareStatement("explain " + read.sql(rows, guarded))) {
      bind(explain, BenchDatabase.user(1), rows.id(1, 0));
      try (ResultSet r = explain.executeQuery()) {
        while (r.next()) {
          plan.add(r.getString(1));
        }
      }
    }
    connection.commit();
    if (plan.toString().contains("Seq Scan") != (read == Read.SCAN)) {
      throw new IllegalStateException("not the plan that is to be measured for " + read + ":\n" + plan);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
