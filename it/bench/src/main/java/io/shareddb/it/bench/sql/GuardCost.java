// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.bench.sql;

import io.shareddb.internal.guard.Canary;
import io.shareddb.internal.guard.DatabaseExaminer;
import io.shareddb.internal.guard.Lints;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;

/** What the guard adds to the start of an application, in a small schema and in a large one. */
final class GuardCost {

  private static final int ROUNDS = 5;

  private GuardCost() {
  }

  static List<GuardTime> measure(BenchDatabase database) throws Exception {
    GuardTime small = at(database, 50, 100);
    return List.of(small, at(database, 1000, 1000));
  }

  private static GuardTime at(BenchDatabase database, int tables, double goal) throws Exception {
    grow(database, tables);
    double[] lints = new double[ROUNDS];
    double[] canary = new double[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      // A connection of its own each time, as at a start: its caches of the catalogs are empty.
      try (Connection door = database.door()) {
        long from = System.nanoTime();
        new DatabaseExaminer(Lints.all()).examine(door, Optional.empty());
        long between = System.nanoTime();
        new Canary(door).examine();
        lints[round] = (between - from) / 1e6;
        canary[round] = (System.nanoTime() - between) / 1e6;
      }
    }
    return new GuardTime(tables, ROUNDS, Figure.median(lints), Figure.median(canary), goal);
  }

  private static void grow(BenchDatabase database, int tables) throws SQLException {
    try (Connection owner = database.owner(); Statement s = owner.createStatement()) {
      int present = Integer.parseInt(BenchDatabase.value(owner, "select count(*) from shared_db.protected_tables"));
      for (int i = present; i < tables; i++) {
        s.execute("create table guarded_" + i + " (id uuid primary key, user_id uuid not null references users (id)"
            + " on delete cascade, body text)");
        s.execute("select shared_db.protect_table('guarded_" + i + "')");
      }
    }
  }
}
