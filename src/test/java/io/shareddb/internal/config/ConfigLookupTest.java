// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The configuration of an application on a server whose MicroProfile Config does not answer yet, as here. */
class ConfigLookupTest {

  private final ClassLoader ofThread = Thread.currentThread().getContextClassLoader();

  @TempDir
  Path application;

  @AfterEach
  void putBack() {
    Thread.currentThread().setContextClassLoader(ofThread);
    System.clearProperty("shared-db.migrate");
  }

  @Test
  void theApplicationsFileIsReadAllTheSame() throws IOException {
    assertThat(lookup("shared-db.migrate=off").get(Key.MIGRATE)).contains("off");
    assertThat(lookup("shared-db.migrat=off").unknownKeys()).containsExactly("shared-db.migrat");
  }

  @Test
  void aSystemPropertyComesBeforeTheFileUnlessItSaysOtherwise() throws IOException {
    System.setProperty("shared-db.migrate", "validate");
    assertThat(lookup("shared-db.migrate=off").get(Key.MIGRATE)).contains("validate");
    assertThat(lookup("config_ordinal=1000\nshared-db.migrate=off").get(Key.MIGRATE)).contains("off");
  }

  /** Kubernetes gives them to every pod beside a Service named shared-db or shared-db-replica, Docker to a link. */
  @Test
  void whatTellsOfAServiceOfThatNameIsNoKey() throws IOException {
    assertThat(lookup("""
        SHARED_DB_SERVICE_HOST=10.0.0.1
        SHARED_DB_SERVICE_PORT=5432
        SHARED_DB_SERVICE_PORT_POSTGRES=5432
        SHARED_DB_PORT=tcp://10.0.0.1:5432
        SHARED_DB_PORT_5432_TCP=tcp://10.0.0.1:5432
        SHARED_DB_PORT_5432_TCP_PROTO=tcp
        SHARED_DB_PORT_5432_TCP_PORT=5432
        SHARED_DB_PORT_5432_TCP_ADDR=10.0.0.1
        SHARED_DB_REPLICA_SERVICE_HOST=10.0.0.2
        SHARED_DB_REPLICA_PORT_5432_TCP_ADDR=10.0.0.2
        SHARED_DB_MIGRAT=off
        SHARED_DB_PORTS=5432
        shared-db.port=5432
        """).unknownKeys()).containsExactly("SHARED_DB_MIGRAT", "SHARED_DB_PORTS", "shared-db.port");
  }

  private ConfigLookup lookup(String text) throws IOException {
    Files.createDirectories(application.resolve("META-INF"));
    Files.writeString(application.resolve("META-INF/microprofile-config.properties"), text);
    URLClassLoader loader = new URLClassLoader(new URL[] {application.toUri().toURL()}, ofThread);
    Thread.currentThread().setContextClassLoader(loader);
    return new ConfigLookup(loader);
  }
}
