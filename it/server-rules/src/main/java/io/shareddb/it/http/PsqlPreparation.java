// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.shareddb.it.EmbeddedDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** An administrator who runs the shared files by hand, before any application starts. */
final class PsqlPreparation {

  private static final Path SCHEMAS = Server.CONFIG.resolve("../../src/main/resources/META-INF/shared-db/schemas").normalize();

  private PsqlPreparation() {
  }

  /** Ends the test as skipped, naming the tool, where there is no psql; but not where the tools are required. */
  static void requirePsql() {
    Tool.require("psql", "postgresql-client");
  }

  /** Prepares a database where there is a psql to do it. */
  static void runIfThere(EmbeddedDatabase database, String name) throws Exception {
    if (Tool.isThere("psql")) {
      run(database, name);
    }
  }

  /** The shared files, in their order. */
  static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(SCHEMAS)) {
      return files.sorted().toList();
    }
  }

  /** Runs each file by psql -f, as the owner. */
  static void run(EmbeddedDatabase database, String name) throws Exception {
    Path output = Path.of("target", "psql.out");
    for (Path file : files()) {
      Process psql = new ProcessBuilder("psql", "-X", "-v", "ON_ERROR_STOP=1", "-f", file.toString(),
          database.url(name, EmbeddedDatabase.OWNER))
          .redirectErrorStream(true).redirectOutput(output.toFile()).start();
      assertThat(psql.waitFor()).as(file + ": " + Files.readString(output)).isZero();
    }
  }
}
