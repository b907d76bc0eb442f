// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.datasource;

import io.shareddb.internal.config.Settings;
import javax.sql.DataSource;

/** Opens the door to the module's own data source for migrations, for tests in other packages. */
public final class OwnerConnections {

  private OwnerConnections() {
  }

  /** As the start does it. */
  public static DataSource of(Settings settings) {
    return PlainConnections.dataSource(settings.owner(), "shared-db migration");
  }
}
