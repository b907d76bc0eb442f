// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.bench.sql;

import java.sql.SQLException;

/** One side of a comparison. */
@FunctionalInterface
interface Side {

  /**
   * Does the work of one round.
   *
   * @param number of the round; both sides do the same work in the same round
   * @return the time of one statement or batch
   * @throws SQLException when the server refuses it
   */
  Time round(int number) throws SQLException;
}
