// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.bench.sql;

import java.util.Locale;

/**
 * How long protect_table took, and what it locked until its transaction ended.
 *
 * @param what was found
 * @param rounds how many there were
 * @param least milliseconds of the best round
 * @param median milliseconds of the middle round
 * @param locks the strongest lock on each relation
 */
record Protection(String what, int rounds, double least, double median, String locks) {

  static final String CSV_HEADER = "protect_table,rounds,minimum_ms,median_ms,locks";
  static final String HEADER = String.format(Locale.ROOT, "%-44s %6s %9s %9s  %s", "protect_table", "rounds", "min ms",
      "median", "strongest lock on each relation");

  String line() {
    return String.format(Locale.ROOT, "%-44s %6d %9.1f %9.1f  %s", what, rounds, least, median, locks);
  }

  String csv() {
    return String.format(Locale.ROOT, "%s,%d,%.1f,%.1f,%s", what, rounds, least, median, locks.replace(", ", "; "));
  }
}
