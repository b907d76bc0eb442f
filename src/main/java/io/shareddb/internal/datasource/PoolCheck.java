// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.datasource;

import io.shareddb.SharedDbException;
import io.shareddb.internal.Message;
import io.shareddb.internal.context.RlsIdentity;
import io.shareddb.internal.context.RlsScope;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/**
 * Proves at the start that the way from this application's scopes through the server's pool to PostgreSQL is whole. It
 * is not when another data source has the name, or when the pool has its classes from a second copy of the module.
 */
public final class PoolCheck {

  private PoolCheck() {
  }

  /**
   * Sends a user that nobody is, and reads it back.
   *
   * @throws SharedDbException when something else comes back
   * @throws Exception what the pool or the database says
   */
  public static void verify() throws Exception {
    String sent = UUID.randomUUID().toString();
    String arrived = RlsScope.call(new RlsIdentity(sent), true, PoolCheck::userInDatabase);
    if (!sent.equals(arrived)) {
      throw new SharedDbException(Message.POOL_PASSES_BY, DataSourceBinding.JNDI_NAME, arrived);
    }
  }

  private static String userInDatabase() throws SQLException {
    try (Connection connection = Pool.connection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select pg_catalog.current_setting('app.user_id', true)")) {
      row.next();
      return String.valueOf(row.getString(1));
    }
  }
}
