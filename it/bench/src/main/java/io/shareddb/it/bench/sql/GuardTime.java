// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.bench.sql;

import java.util.Locale;

/**
 * How long the guard takes at the start of an application.
 *
 * @param tables how many protected tables there are
 * @param rounds how often it was measured
 * @param lints milliseconds of all lints, the middle round
 * @param canary milliseconds of the canary, the middle round
 * @param goal not to be exceeded by both together
 */
record GuardTime(int tables, int rounds, double lints, double canary, double goal) {

  static final String CSV_HEADER = "guard_tables,rounds,lints_median_ms,canary_median_ms,goal_ms,verdict";
  static final String HEADER = String.format(Locale.ROOT, "%-44s %6s %9s %9s %9s", "guard, protected tables", "rounds",
      "lints ms", "canary ms", "goal ms");

  String verdict() {
    return lints + canary <= goal ? "met" : "MISSED";
  }

  String line() {
    return String.format(Locale.ROOT, "%-44d %6d %9.1f %9.1f %9.0f %s", tables, rounds, lints, canary, goal, verdict());
  }

  String csv() {
    return String.format(Locale.ROOT, "%d,%d,%.1f,%.1f,%.0f,%s", tables, rounds, lints, canary, goal, verdict());
  }
}
