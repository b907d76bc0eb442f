// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * A network between a driver and a server: counts how often the talk turns round, delays each turn by a round trip, and
 * breaks the line where it is told to.
 */
public final class Relay implements AutoCloseable {

  private final ServerSocket listener;
  private final int serverPort;
  private final Queue<Line> lines = new ConcurrentLinkedQueue<>();
  private final AtomicLong turns = new AtomicLong();
  private final AtomicLong bytesToServer = new AtomicLong();
  private final AtomicLong bytesToClient = new AtomicLong();
  private volatile long delayNanos;
  private volatile boolean stalled;
  private volatile long cutToServer = Long.MAX_VALUE;
  private volatile long cutToClient = Long.MAX_VALUE;

  /**
   * Relays to a port of this machine.
   *
   * @param serverPort the server's port
   * @throws IOException when there is no port to listen on
   */
  public Relay(int serverPort) throws IOException {
    this.serverPort = serverPort;
    listener = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    daemon(this::accept);
  }

  /**
   * Gives where to connect.
   *
   * @return a port of 127.0.0.1
   */
  public int port() {
    return listener.getLocalPort();
  }

  /**
   * Gives how often the client spoke after it had heard an answer: each costs one round trip. Without a delay an answer
   * may be there before the client has said all that it says without waiting, which then counts as well.
   *
   * @return the count over all connections
   */
  public long turns() {
    return turns.get();
  }

  /**
   * Delays every turn by this much, as a network with this round trip does.
   *
   * @param nanos the round trip
   */
  public void roundTrip(long nanos) {
    delayNanos = nanos;
  }

  /**
   * Stops reading, so that the senders' buffers fill up, or goes on.
   *
   * @param stop whether nothing passes until the next call
   */
  public void stall(boolean stop) {
    stalled = stop;
  }

  /** Breaks the connection that has been open longest. */
  public void cutOne() {
    Line line = lines.poll();
    if (line != null) {
      line.cut();
    }
  }

  /**
   * Gives how much was sent.
   *
   * @param towardsServer which way
   * @return bytes over all connections
   */
  public long bytes(boolean towardsServer) {
    return (towardsServer ? bytesToServer : bytesToClient).get();
  }

  /**
   * Breaks each connection made from now on after so many bytes.
   *
   * @param bytesToServer one way
   * @param bytesToClient the other
   */
  public void cutAfter(long bytesToServer, long bytesToClient) {
    cutToServer = bytesToServer;
    cutToClient = bytesToClient;
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Line line = new Line(listener.accept(), new Socket(InetAddress.getByName("127.0.0.1"), serverPort));
        lines.add(line);
        line.start();
      } catch (IOException e) {
        // The listener was closed, or the server is away: the client sees its connection refused or closed.
      }
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "relay");
    thread.setDaemon(true);
    thread.start();
  }

  private final class Line {

    private final Socket client;
    private final Socket server;
    private volatile boolean clientHasHeard = true;
    private volatile boolean answerIsDue;

    Line(Socket client, Socket server) throws IOException {
      this.client = client;
      this.server = server;
      client.setTcpNoDelay(true);
      server.setTcpNoDelay(true);
    }

    void start() {
      long toServer = cutToServer;
      long toClient = cutToClient;
      daemon(() -> pump(client, server, true, toServer));
      daemon(() -> pump(server, client, false, toClient));
    }

    void cut() {
      try {
        client.close();
        server.close();
      } catch (IOException e) {
        // It was broken already.
      }
    }

    private void pump(Socket from, Socket to, boolean fromClient, long cutAfter) {
      byte[] buffer = new byte[65536];
      long left = cutAfter;
      try (from; to; InputStream in = from.getInputStream(); OutputStream out = to.getOutputStream()) {
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
          while (stalled) {
            LockSupport.parkNanos(1_000_000);
          }
          if (fromClient && clientHasHeard) {
            clientHasHeard = false;
            answerIsDue = true;
            turns.incrementAndGet();
          } else if (!fromClient) {
            answer();
          }
          (fromClient ? bytesToServer : bytesToClient).addAndGet(n);
          out.write(buffer, 0, (int) Math.min(n, left));
          left -= n;
          if (left <= 0) {
            return;
          }
        }
      } catch (IOException e) {
        // Either end went away; closing both is what a network does.
      }
    }

    /** Once per turn. What the client sends meanwhile it has sent without waiting, as drivers do with a BEGIN. */
    private void answer() {
      if (answerIsDue) {
        answerIsDue = false;
        spin(delayNanos);
      }
      clientHasHeard = true;
    }

    private void spin(long nanos) {
      long until = System.nanoTime() + nanos;
      while (System.nanoTime() < until) {
        LockSupport.parkNanos(Math.max(1, until - System.nanoTime() - 50_000));
      }
    }
  }
}
