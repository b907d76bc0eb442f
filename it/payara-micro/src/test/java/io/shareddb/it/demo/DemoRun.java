// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One run of the command in a copy of the tree, in a process group of its own, as a terminal would have it. */
final class DemoRun implements AutoCloseable {

  private static final String COMMAND = "./mvnw -f it -Pdemo verify";
  private static final long LIMIT_SECONDS = 300;

  private final Process process;
  private final Path output;

  private DemoRun(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /**
   * Starts it.
   *
   * @param tree the copy
   * @param temporary where Java and PostgreSQL put temporary files
   */
  static DemoRun start(Path tree, Path temporary, int port, Map<String, String> environment) throws IOException {
    Path output = tree.resolve("demo.out");
    // Whoever runs this test in the background ignores SIGINT, and so would the demo.
    String signalsAsUsual = "setsid env --default-signal=INT ";
    ProcessBuilder builder = new ProcessBuilder((signalsAsUsual + COMMAND + " -Ddemo.port=" + port).split(" "))
        .directory(tree.toFile()).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().keySet().removeIf(name -> name.equals("DATABASE_URL") || name.startsWith("SHARED_DB_"));
    builder.environment().put("TMPDIR", temporary.toString());
    builder.environment().put("MAVEN_OPTS", "-Djava.io.tmpdir=" + temporary);
    builder.environment().put("MAVEN_ARGS", "-B -Dmaven.repo.local=" + System.getProperty("maven.repository"));
    builder.environment().putAll(environment);
    return new DemoRun(builder.start(), output);
  }

  String output() throws IOException {
    return Files.readString(output);
  }

  List<String> lines() throws IOException {
    return output().lines().toList();
  }

  /** Waits until it says something. */
  void awaitLine(String text) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
    while (!output().contains(text)) {
      assertThat(process.isAlive()).as(output()).isTrue();
      assertThat(System.nanoTime()).as(output()).isLessThan(end);
      Thread.sleep(100);
    }
  }

  /** What Ctrl-C does: SIGINT to everybody in the group, the server and Maven alike. */
  void pressCtrlC() throws Exception {
    assertThat(new ProcessBuilder("sh", "-c", "kill -INT -" + process.pid()).start().waitFor()).isZero();
  }

  /** What a supervisor does: SIGTERM to the process it started. */
  void terminate() {
    process.destroy();
  }

  int awaitEnd() throws Exception {
    assertThat(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).as(output()).isTrue();
    return process.exitValue();
  }

  /** For a test that has failed. */
  @Override
  public void close() {
    process.destroy();
    process.onExit().completeOnTimeout(process, 60, TimeUnit.SECONDS).join().destroyForcibly();
    String tree = output.getParent().toString();
    ProcessHandle.allProcesses().filter(left -> left.info().commandLine().orElse("").contains(tree))
        .forEach(ProcessHandle::destroyForcibly);
  }
}
