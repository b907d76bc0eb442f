// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.demo;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Payara Micro with one application at the root, as a process of its own that listens on 127.0.0.1 only. */
public final class PayaraMicro implements AutoCloseable {

  private static final Duration POLITE = Duration.ofSeconds(20);

  private final Process process;
  private final int port;
  private final ServerLog log;

  private PayaraMicro(Process process, int port, ServerLog log) {
    this.process = process;
    this.port = port;
    this.log = log;
  }

  /**
   * What to start.
   *
   * @param jar Payara Micro
   * @param war the application
   * @param preBootCommands binds it to 127.0.0.1
   * @param port where it listens
   * @param directory for its files and its temporary files, removed by the caller
   * @param log where its output goes
   */
  public record Launch(Path jar, Path war, Path preBootCommands, int port, Path directory, Path log) {

    /**
     * Starts the process and returns at once.
     *
     * @param environment what is added to the environment of this process
     * @param arguments what is added to the command line
     * @return the process, see {@link PayaraMicro#awaitDeployment}
     * @throws IOException when no process could be started
     */
    public PayaraMicro start(Map<String, String> environment, String... arguments) throws IOException {
      // Payara Micro unpacks itself into the temporary directory and forgets it when it is killed.
      Files.createDirectories(directory);
      List<String> command = new ArrayList<>(List.of(
          Path.of(System.getProperty("java.home"), "bin", "java").toString(),
          // To start soon counts more here than to run fast for days.
          "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
          "-Djava.io.tmpdir=" + directory.toAbsolutePath(),
          "-jar", jar.toString(),
          "--prebootcommandfile", preBootCommands.toString(),
          "--noHazelcast", "--disablephonehome",
          "--port", String.valueOf(port),
          "--deploy", war.toString(), "--contextroot", "/"));
      command.addAll(List.of(arguments));
      ProcessBuilder builder = new ProcessBuilder(command)
          .directory(directory.toFile())
          .redirectErrorStream(true)
          .redirectInput(ProcessBuilder.Redirect.PIPE)
          .redirectOutput(log.toFile());
      builder.environment().putAll(environment);
      return new PayaraMicro(builder.start(), port, new ServerLog(log));
    }
  }

  /**
   * Waits until the application is deployed.
   *
   * @param limit how long
   * @throws DemoFailure when it was refused, or the server ended, or the limit has passed
   * @throws InterruptedException when interrupted
   */
  public void awaitDeployment(Duration limit) throws InterruptedException {
    awaitReady(limit);
    if (!log.deployed()) {
      throw failure("Payara Micro refused the application");
    }
  }

  /**
   * Waits until the server has taken or refused the application.
   *
   * @param limit how long
   * @throws DemoFailure when the server ended, or the limit has passed
   * @throws InterruptedException when interrupted
   */
  public void awaitReady(Duration limit) throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    while (!log.ready()) {
      if (process.waitFor(200, TimeUnit.MILLISECONDS)) {
        throw failure("Payara Micro ended with exit code " + process.exitValue());
      }
      if (System.nanoTime() > end) {
        throw failure("Payara Micro was not ready within " + limit.toSeconds() + " seconds");
      }
    }
  }

  private DemoFailure failure(String otherwise) {
    return new DemoFailure("Notes did not start: "
        + log.reason().orElse(otherwise + ". Its log is " + log.file()));
  }

  /**
   * Waits for the end of the process.
   *
   * @return its exit code
   * @throws InterruptedException when interrupted
   */
  public int waitFor() throws InterruptedException {
    return process.waitFor();
  }

  /**
   * Gives the address of the application.
   *
   * @return {@code http://127.0.0.1:port/}
   */
  public URI uri() {
    return URI.create("http://127.0.0.1:" + port + "/");
  }

  /**
   * Gives what the server said.
   *
   * @return its log
   */
  public ServerLog log() {
    return log;
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (process.waitFor(POLITE.toSeconds(), TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly().onExit().join();
  }
}
