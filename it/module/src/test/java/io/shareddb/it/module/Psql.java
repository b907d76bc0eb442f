// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.module;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.shareddb.it.EmbeddedDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import org.junit.jupiter.api.Assumptions;

/** PostgreSQL's own client, as somebody without the module uses the shared files. */
public final class Psql {

  private final Path folder;

  /** Copies the files out of the jar into a folder. */
  public Psql(Path folder) {
    this.folder = folder;
  }

  /** Skips the test where there is no psql, unless this machine must have it. */
  public static void require() throws InterruptedException {
    if (!present()) {
      if (Boolean.parseBoolean(System.getenv("TEST_TOOLS_REQUIRED"))) {
        fail("psql is missing, and TEST_TOOLS_REQUIRED=true");
      }
      Assumptions.abort("psql is missing");
    }
  }

  /** Runs one shared file as the owner. */
  public void run(String database, String file) throws IOException, InterruptedException {
    Path copy = folder.resolve(file);
    try (InputStream content = Psql.class.getClassLoader().getResourceAsStream("META-INF/shared-db/schemas/" + file)) {
      Files.copy(Objects.requireNonNull(content, file), copy, StandardCopyOption.REPLACE_EXISTING);
    }
    Process psql = new ProcessBuilder("psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-f", copy.toString(),
        Databases.server().url(database, EmbeddedDatabase.OWNER)).redirectErrorStream(true).start();
    String output = new String(psql.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(psql.waitFor()).as("psql -f %s: %s", file, output).isZero();
  }

  private static boolean present() throws InterruptedException {
    try {
      return new ProcessBuilder("psql", "--version").redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
