// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.function.Supplier;

/** A plain socket whose streams are filtered. */
final class WireSocket extends Socket {

  private final FilteredStreams streams;

  WireSocket(Supplier<Conversation> conversation) {
    streams = new FilteredStreams(this, conversation);
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return streams.in(super::getInputStream);
  }

  @Override
  public OutputStream getOutputStream() throws IOException {
    return streams.out(super::getOutputStream);
  }
}
