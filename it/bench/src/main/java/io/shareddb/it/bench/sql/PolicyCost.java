// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.bench.sql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What row level security adds to what an application reads. */
final class PolicyCost {

  private static final int USERS = 1000;
  private static final int EACH_WHEN_GROWING = 4;

  private PolicyCost() {
  }

  /** The goals hold at this size. */
  static List<Comparison> atSize(BenchDatabase database, int rows, int seconds) throws SQLException {
    Rows table = new Rows("size", USERS, rows / USERS);
    table.create(database);
    List<Comparison> comparisons = new ArrayList<>();
    for (Read read : Read.values()) {
      comparisons.add(compare(database, read, table, read.title, read.goal, seconds));
    }
    return comparisons;
  }

  /** A thousand times the users, each with as many rows as before: the ratios are to stay. */
  static List<Comparison> growing(BenchDatabase database, int users, int seconds) throws SQLException {
    List<Comparison> comparisons = new ArrayList<>();
    for (int number : new int[] {USERS, users}) {
      Rows table = new Rows("users_" + number, number, EACH_WHEN_GROWING);
      table.create(database);
      for (Read read : new Read[] {Read.POINT, Read.LIST}) {
        String what = "%d users with %d rows: %s".formatted(number, EACH_WHEN_GROWING,
            read == Read.POINT ? "one row" : "all own");
        comparisons.add(compare(database, read, table, what, Double.NaN, seconds));
      }
    }
    return comparisons;
  }

  private static Comparison compare(BenchDatabase database, Read read, Rows rows, String what, double goal, int seconds)
      throws SQLException {
    try (Reader without = new Reader(database, read, rows, false); Reader with = new Reader(database, read, rows, true)) {
      return Comparison.measure(what, goal, seconds, without, with);
    }
  }
}
