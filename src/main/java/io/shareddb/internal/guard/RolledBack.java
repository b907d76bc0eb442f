// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.guard;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * A transaction that leaves nothing. Where it cannot even be rolled back, the error that came before is the one thrown.
 *
 * @param connection whose it is
 * @param autoCommit how it was before
 */
record RolledBack(Connection connection, boolean autoCommit) implements AutoCloseable {

  static RolledBack begin(Connection connection) throws SQLException {
    RolledBack transaction = new RolledBack(connection, connection.getAutoCommit());
    connection.setAutoCommit(false);
    return transaction;
  }

  @Override
  public void close() throws SQLException {
    connection.rollback();
    connection.setAutoCommit(autoCommit);
  }
}
