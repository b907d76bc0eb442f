// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.bench.sql;

import java.util.Locale;

/**
 * How long the guard takes at the start of an application: all lints and the canary.
 *
 * @param tables how many protected tables there are
 * @param rounds how often it was measured
 * @param least milliseconds of the best round
 * @param median milliseconds of the middle round
 * @param server milliseconds that the server's process computed, the middle round; NaN where the machine does not tell
 * @param goal not to be exceeded by the middle round
 */
record GuardTime(int tables, int rounds, double least, double median, double server, double goal) {

  static final String CSV_HEADER = "protected_tables,rounds,minimum_ms,median_ms,server_cpu_median_ms,goal_ms,verdict";
  static final String HEADER = String.format(Locale.ROOT, "%-32s %10s %9s %12s %9s", "guard, milliseconds", "minimum",
      "median", "server CPU", "goal");

  private String verdict() {
    return median <= goal ? "met" : "missed";
  }

  String line() {
    return String.format(Locale.ROOT, "%-32s %10.0f %9.0f %12.0f %9.0f  %s", tables + " protected tables", least, median,
        server, goal, verdict());
  }

  String csv() {
    return String.format(Locale.ROOT, "%d,%d,%.1f,%.1f,%.1f,%.0f,%s", tables, rounds, least, median, server, goal, verdict());
  }
}
