// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.bench;

import java.util.Arrays;
import java.util.Locale;

/**
 * One figure of one way.
 *
 * @param what what was measured
 * @param way which way
 * @param unit of the next two
 * @param least the best round
 * @param median the middle round
 * @param leastRatio the best round against the first way's
 * @param medianRatio the middle one of each round's ratio to the first way's round just before it
 */
record Result(String what, Way way, String unit, double least, double median, double leastRatio, double medianRatio) {

  static final String HEADER = "measured,way,unit,minimum,median,ratio_of_minimum,ratio_of_median";

  /** Sums up rounds where less is better. */
  static Result of(String what, Way way, String unit, double[] rounds, double[] base) {
    double[] ratios = new double[rounds.length];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = rounds[i] / base[i];
    }
    return new Result(what, way, unit, least(rounds), median(rounds), least(rounds) / least(base),
        median(ratios));
  }

  String csv() {
    return String.format(Locale.ROOT, "%s,%s,%s,%.2f,%.2f,%.3f,%.3f", what, way.title.replace(",", ""), unit, least,
        median, leastRatio, medianRatio);
  }

  String line() {
    return String.format(Locale.ROOT, "%-44s %-36s %10.1f %10.1f %-6s %6.2f %6.2f", what, way.title, least, median, unit,
        leastRatio, medianRatio);
  }

  private static double least(double[] rounds) {
    return Arrays.stream(rounds).min().orElseThrow();
  }

  private static double median(double[] rounds) {
    double[] sorted = rounds.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
