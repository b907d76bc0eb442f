// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.wire;

import static org.assertj.core.api.Assertions.fail;

import io.shareddb.it.EmbeddedDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Assumptions;

/** A PgBouncer whose clients share fewer connections to the server. */
public final class Pooler implements AutoCloseable {

  private final Process process;
  private final int port;

  private Pooler(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Skips the test where there is none, or fails it where there must be one. */
  public static void require() throws InterruptedException {
    try {
      new ProcessBuilder("pgbouncer", "--version").start().waitFor();
    } catch (IOException e) {
      if ("true".equals(System.getenv("TEST_TOOLS_REQUIRED"))) {
        fail("pgbouncer is not installed");
      }
      Assumptions.abort("pgbouncer is not installed");
    }
  }

  /** Starts one in transaction mode with so many connections to the server. */
  public static Pooler start(Path folder, int size) throws IOException, InterruptedException {
    return start(folder, size, "transaction");
  }

  /** Starts one that gives a client its connection to the server for so long. */
  public static Pooler start(Path folder, int size, String mode) throws IOException, InterruptedException {
    int port = freePort();
    Path users = Files.writeString(folder.resolve("users.txt"),
        "\"" + EmbeddedDatabase.RUNTIME + "\" \"" + EmbeddedDatabase.PASSWORD + "\"\n\"postgres\" \"postgres\"\n");
    Path config = Files.writeString(folder.resolve("pgbouncer.ini"), String.join("\n",
        "[databases]",
        Server.DATABASE + " = host=127.0.0.1 port=" + Server.running().port() + " dbname=" + Server.DATABASE,
        "[pgbouncer]", "listen_addr = 127.0.0.1", "listen_port = " + port, "unix_socket_dir =",
        "auth_type = plain", "auth_file = " + users, "pool_mode = " + mode, "default_pool_size = " + size,
        "max_client_conn = 50", "ignore_startup_parameters = extra_float_digits,options",
        "logfile = " + folder.resolve("pgbouncer.log"), "pidfile = " + folder.resolve("pgbouncer.pid"), ""));
    // PgBouncer refuses to run as root; Debian brings a user for it.
    boolean root = "root".equals(System.getProperty("user.name"));
    for (Path readable : new Path[] {folder, users, config}) {
      Files.setPosixFilePermissions(readable, PosixFilePermissions.fromString("rwxrwxrwx"));
    }
    ProcessBuilder command = root ? new ProcessBuilder("pgbouncer", "-u", "postgres", config.toString())
        : new ProcessBuilder("pgbouncer", config.toString());
    Process process = command.redirectErrorStream(true).redirectOutput(folder.resolve("out.txt").toFile()).start();
    Pooler pooler = new Pooler(process, port);
    for (int i = 0; i < 100 && process.isAlive(); i++) {
      try {
        new Socket(InetAddress.getByName("127.0.0.1"), port).close();
        return pooler;
      } catch (IOException e) {
        Thread.sleep(50);
      }
    }
    process.destroy();
    throw new IOException("pgbouncer did not start: " + Files.readString(folder.resolve("out.txt")));
  }

  public int port() {
    return port;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    process.destroy();
  }
}
