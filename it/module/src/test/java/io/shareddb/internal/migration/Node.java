// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.migration;

import io.shareddb.internal.config.Settings;
import io.shareddb.it.module.Application;
import io.shareddb.it.module.Config;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A node in a process of its own, so that it can be killed. */
final class Node {

  private Node() {
  }

  /** Starts it; its output goes to this process's, its end is the migrator's. */
  static Process start(String url, Path application) throws IOException {
    return new ProcessBuilder(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"),
        Node.class.getName(), url, application.toString()))
        .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
  }

  /** Migrates once. */
  public static void main(String[] arguments) throws Exception {
    Settings settings = Config.ofUrl(arguments[0]).read();
    Migrations.run(settings, new Application(Path.of(arguments[1])).loader());
  }
}
