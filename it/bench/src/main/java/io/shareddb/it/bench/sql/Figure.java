// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.bench.sql;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * A comparison by one clock, summed up.
 *
 * @param what was measured
 * @param clock whose time it is
 * @param rounds how many there were
 * @param withoutLeast the best round without, in microseconds
 * @param withoutMedian the middle round without
 * @param withLeast the best round with
 * @param withMedian the middle round with
 * @param leastRatio the best round against the best
 * @param medianRatio the middle one of the ratios within each round; this one is held against the goal
 * @param goal not to be exceeded; NaN where there is none
 */
record Figure(String what, String clock, int rounds, double withoutLeast, double withoutMedian, double withLeast,
    double withMedian, double leastRatio, double medianRatio, double goal) {

  static final String CSV_HEADER = "measured,clock,rounds,without_minimum_us,without_median_us,with_minimum_us,"
      + "with_median_us,ratio_of_minimum,median_ratio,goal,verdict";
  static final String HEADER = String.format(Locale.ROOT, "%-44s %-10s %6s %11s %11s %11s %11s %7s %7s %6s", "measured",
      "clock", "rounds", "without:min", "median us", "with: min", "median us", "min", "median", "goal");

  /** Sums up what both clocks say; the server's is left out where the machine does not tell it. */
  static List<Figure> of(Comparison comparison) {
    Figure client = of(comparison, "client", Time::client);
    Figure server = of(comparison, "server CPU", Time::server);
    return Double.isNaN(server.medianRatio) ? List.of(client) : List.of(client, server);
  }

  private static Figure of(Comparison comparison, String clock, ToDoubleFunction<Time> reading) {
    double[] without = comparison.without().stream().mapToDouble(reading).map(nanos -> nanos / 1000).toArray();
    double[] with = comparison.with().stream().mapToDouble(reading).map(nanos -> nanos / 1000).toArray();
    double[] ratios = new double[with.length];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = with[i] / without[i];
    }
    return new Figure(comparison.what(), clock, with.length, least(without), median(without), least(with), median(with),
        least(with) / least(without), median(ratios), comparison.goal());
  }

  /** Says whether the goal is reached as it is printed: with two digits. */
  String verdict() {
    if (Double.isNaN(goal)) {
      return "";
    }
    return Math.round(medianRatio * 100) <= Math.round(goal * 100) ? "met" : "MISSED";
  }

  String line() {
    String end = Double.isNaN(goal) ? "" : String.format(Locale.ROOT, " %6.2f %s", goal, verdict());
    return String.format(Locale.ROOT, "%-44s %-10s %6d %11.1f %11.1f %11.1f %11.1f %7.2f %7.2f%s", what, clock, rounds,
        withoutLeast, withoutMedian, withLeast, withMedian, leastRatio, medianRatio, end);
  }

  String csv() {
    return String.format(Locale.ROOT, "%s,%s,%d,%.2f,%.2f,%.2f,%.2f,%.3f,%.3f,%s,%s", what, clock, rounds, withoutLeast,
        withoutMedian, withLeast, withMedian, leastRatio, medianRatio, Double.isNaN(goal) ? "" : goal, verdict());
  }

  static double least(double[] values) {
    return Arrays.stream(values).min().orElseThrow();
  }

  static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
