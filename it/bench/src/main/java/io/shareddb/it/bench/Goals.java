// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the module's figures should be, and what they are: the lines that the README shows. */
final class Goals {

  private static final String TITLE = "%-48s %8s %8s %6s  %s";

  private Goals() {
  }

  /** Judges by the ratio of the best rounds, which other work on the machine disturbs least. */
  static List<String> lines(List<Result> results) {
    List<String> lines = new ArrayList<>();
    lines.add(TITLE.formatted("ratio to WHERE user_id = ? by hand without RLS", "minimum", "median", "goal", "").strip());
    results.stream().filter(result -> result.way() == Way.WIRE && goal(result.what()) > 0)
        .forEach(result -> lines.add(line(result)));
    return lines;
  }

  private static String line(Result result) {
    double goal = goal(result.what());
    return String.format(Locale.ROOT, "%-48s %8.3f %8.3f %6.2f  %s", result.what(), result.leastRatio(),
        result.medianRatio(), goal, result.leastRatio() <= goal ? "met" : "missed");
  }

  private static double goal(String what) {
    if (what.startsWith("heap")) {
      return 1.02;
    } else if (what.contains("clients")) {
      return 1 / 0.97; // 0.97 of the transactions in the same time.
    } else if (what.endsWith("round trip ~0 ms")) {
      return 1.10;
    }
    return what.contains("round trip") ? 1.05 : 0;
  }
}
