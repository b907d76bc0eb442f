// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.util.function.Supplier;

/** The two streams of one socket and the conversation between them, made when the driver first asks for one. */
final class FilteredStreams {

  /** Gives the socket's own, unfiltered stream. */
  interface Raw<T> {

    T open() throws IOException;
  }

  /** Closes the socket at once, without saying goodbye to the server. */
  interface Closer {

    void closeBecauseOfFailure();
  }

  private final Conversation conversation;
  private final Socket socket;
  private final Closer closer = this::fail;
  private WireInputStream in;
  private WireOutputStream out;

  FilteredStreams(Socket socket, Supplier<Conversation> conversation) {
    this.socket = socket;
    this.conversation = conversation.get();
  }

  synchronized InputStream in(Raw<InputStream> raw) throws IOException {
    if (in == null) {
      in = new WireInputStream(raw.open(), conversation, closer);
    }
    return in;
  }

  synchronized OutputStream out(Raw<OutputStream> raw) throws IOException {
    if (out == null) {
      out = new WireOutputStream(raw.open(), conversation, closer);
    }
    return out;
  }

  static void refuseWhenDead(Conversation conversation) throws SocketException {
    if (conversation.phase() == Phase.DEAD) {
      throw new SocketException("shared-db closed this connection");
    }
  }

  private void fail() {
    conversation.die();
    try {
      socket.close();
    } catch (IOException e) {
      // The failure that brought us here says more.
      System.getLogger(FilteredStreams.class.getName()).log(System.Logger.Level.DEBUG, "close", e);
    }
  }
}
