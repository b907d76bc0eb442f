// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.wire;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Properties;
import java.util.function.Supplier;
import javax.net.SocketFactory;

/** The value of pgjdbc's property {@code socketFactory}: sockets that tell the server the user. */
public final class WireSocketFactory extends SocketFactory {

  private final Supplier<Conversation> conversations;

  /**
   * Called by the driver.
   *
   * @param driverProperties the connection's properties
   */
  public WireSocketFactory(Properties driverProperties) {
    conversations = conversations(driverProperties);
  }

  /** Gives what makes one conversation per socket. */
  static Supplier<Conversation> conversations(Properties driverProperties) {
    // prepareThreshold=0 is what an operator must set behind a pooler that mixes up prepared statements.
    boolean named = !"0".equals(driverProperties.getProperty("prepareThreshold"));
    return () -> new Conversation(WhoIsInForce::now, named);
  }

  @Override
  public Socket createSocket() {
    return new WireSocket(conversations);
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return connected(new InetSocketAddress(host, port), null);
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return connected(new InetSocketAddress(host, port), null);
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
    return connected(new InetSocketAddress(host, port), new InetSocketAddress(localHost, localPort));
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort) throws IOException {
    return connected(new InetSocketAddress(host, port), new InetSocketAddress(localHost, localPort));
  }

  private Socket connected(InetSocketAddress remote, InetSocketAddress local) throws IOException {
    Socket socket = createSocket();
    if (local != null) {
      socket.bind(local);
    }
    socket.connect(remote);
    return socket;
  }
}
