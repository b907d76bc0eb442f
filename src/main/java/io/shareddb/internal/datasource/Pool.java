// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.datasource;

import java.sql.Connection;
import java.sql.SQLException;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;

/**
 * The server's pool, for the module's own statements. Remembered once it was found: a health probe comes on a thread of
 * the server, to which no application's names belong.
 */
public final class Pool {

  private static volatile DataSource known;

  private Pool() {
  }

  /**
   * Looks the pool up, if that was not done before. Called while the application starts.
   *
   * @return the data source
   * @throws SQLException when it is not bound
   */
  public static DataSource find() throws SQLException {
    DataSource found = known;
    if (found == null) {
      try {
        found = InitialContext.doLookup(DataSourceBinding.JNDI_NAME);
      } catch (NamingException e) {
        throw new SQLException("the data source " + DataSourceBinding.JNDI_NAME + " is not there", "08003", e);
      }
      known = found;
    }
    return found;
  }

  /**
   * Takes a connection from the pool.
   *
   * @return a connection, to be closed
   * @throws SQLException when there is no data source, or no database behind it
   */
  public static Connection connection() throws SQLException {
    return find().getConnection();
  }
}
