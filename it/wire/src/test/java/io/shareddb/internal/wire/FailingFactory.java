// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.wire;

import io.shareddb.internal.context.IdentityInForce;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.function.Supplier;
import javax.net.SocketFactory;

/** Sockets of the wire on which the question for the user may fail with anything. */
public final class FailingFactory extends SocketFactory {

  /** Thrown by the next question, when it is there. */
  static Supplier<Error> next;

  /** Called by the driver. */
  public FailingFactory() {
  }

  @Override
  public Socket createSocket() {
    return new WireSocket(() -> new Conversation(() -> {
      if (next != null) {
        Error error = next.get();
        next = null;
        throw error;
      }
      return IdentityInForce.forStatement();
    }, true));
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    throw new UnsupportedOperationException();
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    throw new UnsupportedOperationException();
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
    throw new UnsupportedOperationException();
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort) throws IOException {
    throw new UnsupportedOperationException();
  }
}
