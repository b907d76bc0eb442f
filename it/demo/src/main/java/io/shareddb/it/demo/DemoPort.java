// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** The port that the demo listens on. */
final class DemoPort {

  private DemoPort() {
  }

  /**
   * Reads it and makes sure that nobody else listens there.
   *
   * @param text what was given
   * @return a free port
   * @throws DemoFailure when it is no port or taken
   */
  static int free(String text) {
    int port = parse(text);
    try (ServerSocket probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port));
      return port;
    } catch (IOException e) {
      throw new DemoFailure("Port " + port + " of 127.0.0.1 is taken. End what listens there, or choose another port:"
          + " ./mvnw -f it -Pdemo verify -Ddemo.port=N");
    }
  }

  private static int parse(String text) {
    try {
      int port = Integer.parseInt(text.strip());
      if (port > 0 && port < 65536) {
        return port;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw new DemoFailure("demo.port is no port: use a number from 1 to 65535, as in -Ddemo.port=8081");
  }
}
