// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.datasource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** Gives each server's pool the kind of connection with which it gets over a restart of PostgreSQL. */
final class PoolConnections {

  private static final String WILDFLY = "org.jboss.jca.";
  private static final String GLASSFISH = "com.sun.gjc.";
  private static final int FRAMES = 16;

  /** Opens physical connections. */
  interface Source {

    Connection open() throws SQLException;
  }

  private PoolConnections() {
  }

  /** Gives the driver's own connection to every pool that proves what it hands out. */
  static Connection open(Source physical) throws SQLException {
    if (isAskedBy(WILDFLY)) {
      return DeadConnection.of(physical.open());
    }
    return isAskedBy(GLASSFISH) && !isPayara() ? RevivedConnection.of(physical) : physical.open();
  }

  private static boolean isAskedBy(String pool) {
    return StackWalker.getInstance().walk(frames -> frames.limit(FRAMES)
        .anyMatch(frame -> frame.getClassName().startsWith(pool)));
  }

  /** It has the same pool as GlassFish, but proves connections, as the definition of the data source asks it to. */
  private static boolean isPayara() {
    return ServerThatStays.isHere() || Optional.ofNullable(System.getProperty("com.sun.aas.installRoot"))
        .filter(root -> Files.exists(Path.of(root, "modules", "payara-api.jar"))).isPresent();
  }
}
