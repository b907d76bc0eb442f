// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.demo;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CancellationException;

/** Runs Notes in the foreground until Ctrl-C or SIGTERM, then takes away what was started. */
public final class Demo {

  private final Leftovers leftovers = new Leftovers();
  private final String port;
  private final Path target;
  private final Path war;
  private final Path preBootCommands;

  private Demo(String port, Path target, Path war, Path preBootCommands) {
    this.port = port;
    this.target = target;
    this.war = war;
    this.preBootCommands = preBootCommands;
  }

  /**
   * Starts here.
   *
   * @param args the port, the build directory, the application, the file of pre-boot commands
   * @throws InterruptedException when the process ends
   */
  public static void main(String... args) throws InterruptedException {
    new Demo(args[0], absolute(args[1]), absolute(args[2]), absolute(args[3])).runToTheEnd();
  }

  private static Path absolute(String path) {
    return Path.of(path).toAbsolutePath().normalize();
  }

  private void runToTheEnd() throws InterruptedException {
    Runtime.getRuntime().addShutdownHook(new Thread(leftovers::close, "demo-end"));
    String reason;
    try {
      reason = run();
    } catch (CancellationException | DemoFailure e) {
      reason = e.getMessage();
    } catch (Exception e) {
      reason = "The demo could not start: " + e;
    }
    if (leftovers.closed()) {
      // The process is on its way out, by its shutdown hook: nothing to say, and no exit code but the signal's.
      Thread.currentThread().join();
    }
    leftovers.close();
    System.out.flush();
    System.err.println(reason);
    // Not an exception: Maven would bury the line under its own report of a failed build.
    System.exit(1);
  }

  private String run() throws Exception {
    int free = DemoPort.free(port);
    Path run = leftovers.keep(() -> RunDirectory.in(target)).path();
    Map<String, String> environment = DemoDatabase.environment(leftovers, target, run);
    System.out.println("Starting Payara Micro with Notes");
    PayaraMicro.Launch launch = new PayaraMicro.Launch(target.resolve("server/payara-micro.jar"), war,
        preBootCommands, free, run.resolve("server"), target.resolve("server.log"));
    PayaraMicro payara = leftovers.keep(() -> launch.start(environment));
    payara.awaitDeployment(Duration.ofMinutes(5));
    System.out.println(invitation(payara.uri().toString()));
    return "Payara Micro ended with exit code " + payara.waitFor() + ". Its log is " + launch.log();
  }

  private static String invitation(String uri) {
    return """

        Notes is ready: %1$s

        Try it, as Alice and as Bob:
          curl -u alice@example.com:demo -H 'Content-Type: application/json' -d '{"text":"Buy milk"}' %1$sapi/notes
          curl -u alice@example.com:demo %1$sapi/notes
          curl -u bob@example.com:demo %1$sapi/notes

        Ctrl-C ends server and database.
        """.formatted(uri);
  }
}
