// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.module;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Another address of the same PostgreSQL. */
public final class Relay implements AutoCloseable {

  private final ServerSocket socket = new ServerSocket();
  private final int target;

  /** Listens on a free port. */
  public Relay(InetAddress address, int target) throws IOException {
    this.target = target;
    socket.bind(new InetSocketAddress(address, 0));
    start(this::accept);
  }

  /** Gives the port. */
  public int port() {
    return socket.getLocalPort();
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
        start(() -> pump(client, server));
        start(() -> pump(server, client));
      } catch (IOException e) {
        return; // Closed.
      }
    }
  }

  private static void pump(Socket from, Socket to) {
    try (from; to; InputStream in = from.getInputStream(); OutputStream out = to.getOutputStream()) {
      in.transferTo(out);
    } catch (IOException e) {
      // One side has gone; closing the other tells it.
    }
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "relay");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
