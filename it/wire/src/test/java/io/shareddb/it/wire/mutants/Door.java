// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.wire.mutants;

import io.shareddb.it.wire.Server;
import java.sql.Connection;
import java.sql.Driver;
import java.util.Properties;

/** Opens connections through the wire of one class loader. */
final class Door {

  private final ClassLoader loader;

  Door(ClassLoader loader) {
    this.loader = loader;
  }

  Connection open(String... settings) throws Exception {
    Properties properties = Server.properties(settings);
    properties.putIfAbsent("socketTimeout", "5");
    // The driver's default asks for TLS first, and goes on without.
    properties.remove("sslmode");
    loader.loadClass("io.shareddb.internal.wire.Wire").getMethod("configure", Properties.class).invoke(null, properties);
    Driver driver = (Driver) loader.loadClass("org.postgresql.Driver").getConstructor().newInstance();
    return driver.connect(Server.running().jdbcUrl(Server.DATABASE), properties);
  }
}
