// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.wire;

import io.shareddb.it.wire.Server;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.sql.Connection;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/**
 * A conversation between the untouched driver and the real server: every message of the driver with the replies that
 * belong to it. Whose reply is whose is worked out here, independently of the code under test.
 */
final class Recording {

  /** What the application does on the recorded connection. */
  interface Work {

    void run(Connection c) throws Exception;
  }

  /** One message of the driver and what the server answered to it. */
  static final class Exchange {

    final byte[] sent;
    final List<byte[]> replies = new ArrayList<>();

    Exchange(byte[] sent) {
      this.sent = sent;
    }
  }

  /** One flush of the driver: its messages, answered before the next flush. */
  final List<List<Exchange>> flushes = new ArrayList<>();

  private final List<ByteArrayOutputStream> bursts = new ArrayList<>();
  private boolean clientSpeaks;

  static Recording of(Work work, String... settings) throws Exception {
    Recording recording = new Recording();
    int serverPort = Server.running().port();
    String[] all = Stream.concat(Stream.of(settings), Stream.of("sslmode", "disable", "gssEncMode", "disable"))
        .toArray(String[]::new);
    try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      Thread relay = new Thread(() -> recording.relay(listener, serverPort));
      relay.start();
      try (Connection c = Server.plainAt(listener.getLocalPort(), all)) {
        work.run(c);
      }
      relay.join();
    }
    recording.attribute();
    return recording;
  }

  private void relay(ServerSocket listener, int serverPort) {
    try (Socket client = listener.accept();
        Socket server = new Socket(InetAddress.getByName("127.0.0.1"), serverPort)) {
      Thread back = new Thread(() -> pump(server, client, false));
      back.start();
      pump(client, server, true);
      back.join();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void pump(Socket from, Socket to, boolean client) {
    byte[] buffer = new byte[65536];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        synchronized (this) {
          if (bursts.isEmpty() || clientSpeaks != client) {
            bursts.add(new ByteArrayOutputStream());
            clientSpeaks = client;
          }
          bursts.get(bursts.size() - 1).write(buffer, 0, n);
        }
        out.write(buffer, 0, n);
      }
      to.shutdownOutput();
    } catch (IOException e) {
      // The other end went away first.
    }
  }

  private void attribute() {
    boolean typed = false;
    for (int i = 0; i < bursts.size(); i += 2) {
      List<Exchange> flush = new ArrayList<>();
      for (byte[] message : split(bursts.get(i).toByteArray(), typed)) {
        flush.add(new Exchange(message));
      }
      typed = true;
      Deque<Exchange> owed = new ArrayDeque<>(flush);
      List<byte[]> replies = i + 1 < bursts.size() ? split(bursts.get(i + 1).toByteArray(), true) : List.of();
      for (byte[] reply : replies) {
        while (!"PBDECSQF".contains("" + (char) owed.peek().sent[0]) && owed.size() > 1) {
          owed.poll();
        }
        Exchange owner = owed.peek();
        owner.replies.add(reply);
        boolean extended = "PBDEC".indexOf(owner.sent[0]) >= 0;
        if (extended && reply[0] == 'E') {
          while (owed.peek().sent[0] != 'S') {
            owed.poll();
          }
        } else if (extended ? "123nTCIs".indexOf(reply[0]) >= 0 : reply[0] == 'Z' && owed.size() > 1) {
          owed.poll();
        }
      }
      flushes.add(flush);
    }
  }

  /** Cuts a stream into messages. */
  static List<byte[]> split(byte[] stream, boolean typed) {
    List<byte[]> messages = new ArrayList<>();
    for (int at = 0; at < stream.length; ) {
      int head = typed || at > 0 ? 1 : 0;
      int length = head + Bytes.int32(stream, at + head);
      messages.add(java.util.Arrays.copyOfRange(stream, at, at + length));
      at += length;
    }
    return messages;
  }
}
