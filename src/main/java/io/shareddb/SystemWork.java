// SPDX-License-Identifier: Apache-2.0
package io.shareddb;

import java.sql.Connection;

/**
 * What the application does for everybody: {@link RlsContext#asSystem}.
 *
 * @param <T> the type of the result
 */
@FunctionalInterface
public interface SystemWork<T> {

  /**
   * Does the work.
   *
   * @param connection logged in for system work, in a transaction that is committed when this returns and rolled back when
   *     it throws; the work neither ends the transaction nor closes the connection, and keeps nothing of it
   * @return anything
   * @throws Exception anything; then nothing is stored
   */
  T work(Connection connection) throws Exception;
}
