// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.bench.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** What it takes to protect a large table that has been in use: who must wait, and for how long. */
final class ProtectTableCost {

  private static final int ROUNDS = 5;
  private static final String PROTECT = "select shared_db.protect_table('large')";

  /** The server's own tables are left out: they are locked by every ALTER TABLE, and in nobody's way. */
  private static final String LOCKS = """
      select string_agg(name || ': ' || mode, ', ' order by name)
      from (
        select relation::regclass::text as name, (array_agg(mode order by array_position(array[
            'AccessExclusiveLock', 'ExclusiveLock', 'ShareRowExclusiveLock', 'ShareLock', 'ShareUpdateExclusiveLock',
            'RowExclusiveLock', 'RowShareLock', 'AccessShareLock'], mode)))[1] as mode
        from pg_locks join pg_class on pg_class.oid = relation
        where pid = pg_backend_pid() and locktype = 'relation' and granted
          and relnamespace not in ('pg_catalog'::regnamespace, 'pg_toast'::regnamespace)
        group by relation
      ) as strongest""";

  private ProtectTableCost() {
  }

  static List<Protection> measure(BenchDatabase database, int rows) throws SQLException {
    List<Protection> protections = new ArrayList<>();
    try (Connection owner = database.owner(); Statement s = owner.createStatement()) {
      s.execute("create table large (id bigint primary key, user_id uuid not null, body text not null)");
      s.execute("insert into large select i, " + BenchDatabase.USER.formatted("i % 1000")
          + ", 'row ' || i from generate_series(1, " + rows + ") as i");
      s.execute("vacuum (analyze) large");
      protections.add(rounds(owner, s, rows + " rows, index on user_id missing"));
      s.execute("create index large_user_id_idx on large (user_id)");
      protections.add(rounds(owner, s, rows + " rows, index on user_id there"));
      s.execute(PROTECT);
      protections.add(rounds(owner, s, rows + " rows, protected already"));
    }
    return protections;
  }

  /** Rolled back each time, so that every round finds the same. */
  private static Protection rounds(Connection owner, Statement s, String what) throws SQLException {
    double[] millis = new double[ROUNDS];
    String locks = "";
    owner.setAutoCommit(false);
    for (int round = 0; round < ROUNDS; round++) {
      long from = System.nanoTime();
      s.execute(PROTECT);
      millis[round] = (System.nanoTime() - from) / 1e6;
      locks = BenchDatabase.value(owner, LOCKS);
      owner.rollback();
    }
    owner.setAutoCommit(true);
    return new Protection(what, ROUNDS, Figure.least(millis), Figure.median(millis), locks);
  }
}
