// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.bench.sql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Both sides of what was measured, round by round.
 *
 * @param what was measured
 * @param goal the ratio that is not to be exceeded; NaN where there is none
 * @param without the times without what is measured
 * @param with the times with it
 */
record Comparison(String what, double goal, List<Time> without, List<Time> with) {

  private static final int WARM_UP = 5;
  private static final int AT_LEAST = 7;

  /** Lets both sides take turns, so that a noisy moment hits both; who begins changes with each round. */
  static Comparison measure(String what, double goal, int seconds, Side without, Side with) throws SQLException {
    for (int round = 0; round < WARM_UP; round++) {
      without.round(round);
      with.round(round);
    }
    Comparison comparison = new Comparison(what, goal, new ArrayList<>(), new ArrayList<>());
    long until = System.nanoTime() + seconds * 1_000_000_000L;
    for (int round = WARM_UP; System.nanoTime() < until || round < WARM_UP + AT_LEAST; round++) {
      if (round % 2 == 0) {
        comparison.without.add(without.round(round));
        comparison.with.add(with.round(round));
      } else {
        comparison.with.add(with.round(round));
        comparison.without.add(without.round(round));
      }
    }
    return comparison;
  }
}
