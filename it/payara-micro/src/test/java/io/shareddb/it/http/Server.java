// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.http;

import io.shareddb.it.demo.PayaraMicro;
import io.shareddb.it.demo.RunDirectory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;

/** Payara Micro with a WAR, started as server-config says, whether or not it takes the WAR. */
final class Server implements AutoCloseable {

  static final Path NOTES = Path.of(System.getProperty("notes.war")).normalize();
  static final Path CONFIG = Path.of(System.getProperty("server.config")).normalize();

  private final RunDirectory directory;
  private final PayaraMicro payara;

  private Server(RunDirectory directory, PayaraMicro payara) {
    this.directory = directory;
    this.payara = payara;
  }

  /** Starts a server that may refuse the application, and waits until it has decided. */
  static Server start(Path war, Map<String, String> environment, String... arguments) throws Exception {
    RunDirectory directory = RunDirectory.in(Path.of("target"));
    PayaraMicro payara = new PayaraMicro.Launch(Path.of(System.getProperty("payara.jar")), war,
        CONFIG.resolve("pre-boot-commands.asadmin"), freePort(), directory.path().toAbsolutePath(),
        directory.path().resolve("server.log")).start(environment, arguments);
    Server server = new Server(directory, payara);
    try {
      payara.awaitReady(Duration.ofMinutes(5));
      return server;
    } catch (RuntimeException | InterruptedException e) {
      server.close();
      throw e;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  boolean deployed() {
    return payara.log().deployed();
  }

  String log() {
    return payara.log().text();
  }

  /** The lines of the log that contain a text. */
  long lines(String text) {
    return Arrays.stream(log().split("\\R")).filter(line -> line.contains(text)).count();
  }

  URI uri() {
    return payara.uri();
  }

  @Override
  public void close() throws IOException {
    payara.close();
    directory.close();
  }
}
