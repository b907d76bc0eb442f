// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.datasource;

import io.shareddb.internal.config.Settings;
import javax.sql.DataSource;

/** Opens the door to the module's own data source for migrations, for tests in other packages. */
public final class OwnerConnections {

  private OwnerConnections() {
  }

  /** What a test does with them. */
  @FunctionalInterface
  public interface Work {
    /** Does it. */
    void on(DataSource connections) throws Exception;
  }

  /** Each a new one. */
  public static DataSource of(Settings settings) {
    return PlainConnections.dataSource(settings.owner(), "shared-db migration");
  }

  /** As the start does it: kept until the work is done. */
  public static void kept(Settings settings, Work work) throws Exception {
    try (KeptConnections connections = new KeptConnections(settings.owner(), "shared-db migration")) {
      work.on(connections);
    }
  }
}
