// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.sql;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.shareddb.it.EmbeddedDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** PostgreSQL's own programs, which zonky's binaries do not bring. */
final class Tools {

  /**
   * How a program ended.
   *
   * @param exit its exit code
   * @param output what it said, errors included
   */
  record Result(int exit, String output) {}

  private Tools() {}

  /** Skips a test, naming the tool, unless the environment says that the tool must be there. */
  static void require(String tool) {
    boolean present;
    try {
      present = run(Map.of(), List.of(tool, "--version")).exit() == 0;
    } catch (IOException e) {
      present = false;
    }
    if (!present && "true".equals(System.getenv("TEST_TOOLS_REQUIRED"))) {
      throw new AssertionError(tool + " is not installed, but TEST_TOOLS_REQUIRED is true");
    }
    assumeTrue(present, tool + " is not installed");
  }

  static Process start(Database database, String login, List<String> command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(Map.of(
        "PGHOST", "127.0.0.1",
        "PGPORT", String.valueOf(Database.CLUSTER.port()),
        "PGDATABASE", database.name(),
        "PGUSER", login,
        "PGPASSWORD", login.equals("postgres") ? "postgres" : EmbeddedDatabase.PASSWORD));
    return builder.start();
  }

  static Result end(Process process) throws IOException {
    try {
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Result(process.waitFor(), output);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private static Result run(Map<String, String> environment, List<String> command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    return end(builder.start());
  }
}
