// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.wire;

import java.io.IOException;
import java.io.OutputStream;

/** What the driver writes to. Whatever goes wrong in the middle closes the socket: half an injection must not stay. */
final class WireOutputStream extends OutputStream {

  private final OutputStream out;
  private final Conversation conversation;
  private final FrontendFraming framing;
  private final FilteredStreams.Closer closer;

  WireOutputStream(OutputStream out, Conversation conversation, FilteredStreams.Closer closer) {
    this.out = out;
    this.conversation = conversation;
    this.framing = new FrontendFraming(conversation);
    this.closer = closer;
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int count) throws IOException {
    if (conversation.phase() == Phase.RAW) {
      out.write(bytes, offset, count);
      return;
    }
    boolean done = false;
    try {
      synchronized (conversation) {
        FilteredStreams.refuseWhenDead(conversation);
        framing.write(bytes, offset, count, out);
      }
      done = true;
    } finally {
      if (!done) {
        closer.closeBecauseOfFailure();
      }
    }
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
