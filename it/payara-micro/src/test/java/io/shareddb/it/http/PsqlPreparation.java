// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.shareddb.it.EmbeddedDatabase;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;

/** An administrator who runs the shared files by hand, before any application starts. */
final class PsqlPreparation {

  private static final List<String> FILES =
      List.of("00_extensions.sql", "01_users.sql", "02_rls_base.sql", "03_audit.sql", "functions.sql");

  private PsqlPreparation() {
  }

  /** Ends the test as skipped, naming the tool, where there is no psql; but not where the tools are required. */
  static void requirePsql() {
    boolean found = Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "psql")));
    if (!"true".equals(System.getenv("SHARED_DB_TOOLS_REQUIRED"))) {
      assumeTrue(found, "psql is not installed (package postgresql-client)");
    }
    assertThat(found).as("psql is on the PATH").isTrue();
  }

  /** Runs each file of the jar by psql -f, as the owner. */
  static void run(EmbeddedDatabase database, String name) throws Exception {
    for (String file : FILES) {
      Path script = copy(file);
      Path output = Path.of("target", "psql.out");
      Process psql = new ProcessBuilder("psql", "-X", "-v", "ON_ERROR_STOP=1", "-f", script.toString(),
          database.url(name, EmbeddedDatabase.OWNER))
          .redirectErrorStream(true).redirectOutput(output.toFile()).start();
      assertThat(psql.waitFor()).as(file + ": " + Files.readString(output)).isZero();
    }
  }

  private static Path copy(String file) throws IOException {
    Path script = Path.of("target", file);
    try (InputStream source = PsqlPreparation.class.getResourceAsStream("/META-INF/shared-db/schemas/" + file)) {
      assertThat(source).as(file).isNotNull();
      Files.copy(source, script, StandardCopyOption.REPLACE_EXISTING);
    }
    assertThat(Files.readString(script, StandardCharsets.UTF_8)).isNotBlank();
    return script;
  }
}
