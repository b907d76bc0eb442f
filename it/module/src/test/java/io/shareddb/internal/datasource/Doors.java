// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.datasource;

import io.shareddb.internal.config.Settings;
import java.sql.Connection;
import java.sql.SQLException;

/** Opens the application's own connections, for tests in other packages. */
public final class Doors {

  private Doors() {
  }

  /** As the server's pool gets it. */
  public static Connection open(Settings settings) throws SQLException {
    return RuntimeLogin.examine(settings).open();
  }
}
