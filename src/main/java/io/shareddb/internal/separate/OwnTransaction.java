// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.separate;

import java.sql.SQLException;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/**
 * The transaction that an autocommit statement gets, so that a setting of the transaction can hold for it. To the
 * application it must look as if there were none.
 */
final class OwnTransaction {

  private final BaseConnection connection;

  OwnTransaction(BaseConnection connection) {
    this.connection = connection;
  }

  Object run(UserSetting.Work work, boolean again) throws Throwable {
    // In autocommit the driver ignores "read only"; its BEGIN would not.
    boolean readOnly = connection.isReadOnly();
    connection.setReadOnly(false);
    connection.setAutoCommit(false);
    try {
      return committed(work);
    } catch (SQLException e) {
      // A plan that a change of its table spoiled: the driver tries again by itself, but only in autocommit.
      if (again && !connection.isClosed() && connection.getQueryExecutor().willHealOnRetry(e)) {
        return committed(work);
      }
      throw e;
    } finally {
      if (!connection.isClosed()) {
        connection.setAutoCommit(true);
        connection.setReadOnly(readOnly);
      }
    }
  }

  private Object committed(UserSetting.Work work) throws Throwable {
    try {
      Object result = work.run();
      connection.commit();
      return result;
    } catch (Throwable failure) {
      try {
        end();
      } catch (SQLException e) {
        failure.addSuppressed(e);
      }
      throw failure;
    }
  }

  /** What failed in the driver only (executeQuery of an UPDATE) had been committed by the server in autocommit. */
  private void end() throws SQLException {
    if (connection.getTransactionState() == TransactionState.OPEN) {
      connection.commit();
    } else {
      connection.rollback();
    }
  }
}
