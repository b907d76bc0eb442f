// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.wire;

import io.shareddb.internal.context.IdentityInForce;
import java.io.IOException;
import java.io.InputStream;

/**
 * What the driver reads from. Reads straight into the driver's own buffer and filters there. A timeout of the socket
 * leaves everything as it was; any other failure closes it.
 */
final class WireInputStream extends InputStream {

  /** Below this a header would not fit into what the driver offers. */
  private static final int SMALL = 16;

  private final InputStream in;
  private final Conversation conversation;
  private final BackendFraming framing;
  private final FilteredStreams.Closer closer;
  private byte[] small;
  private int smallAt;
  private int smallEnd;

  WireInputStream(InputStream in, Conversation conversation, FilteredStreams.Closer closer) {
    this.in = in;
    this.conversation = conversation;
    this.framing = new BackendFraming(conversation);
    this.closer = closer;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int count) throws IOException {
    if (count == 0) {
      return 0;
    }
    if (smallAt < smallEnd) {
      int n = Math.min(count, smallEnd - smallAt);
      System.arraycopy(small, smallAt, bytes, offset, n);
      smallAt += n;
      return n;
    }
    if (framing.hasOverflow()) {
      return framing.drain(bytes, offset, count);
    }
    if (conversation.phase() == Phase.RAW) {
      return in.read(bytes, offset, count);
    }
    if (count < SMALL) {
      small = small == null ? new byte[SMALL] : small;
      smallAt = 0;
      smallEnd = 0;
      int n = filtered(small, 0, SMALL);
      if (n < 0) {
        return n;
      }
      smallEnd = n;
      return read(bytes, offset, count);
    }
    int n = filtered(bytes, offset, count);
    return n == 0 ? read(bytes, offset, count) : n;
  }

  /** Reads until the driver may see something; 0 means that it lies in the overflow. */
  private int filtered(byte[] bytes, int offset, int count) throws IOException {
    while (true) {
      int restored = framing.restore(bytes, offset);
      int n = readOrTell(bytes, offset + restored, count - restored);
      if (n < 0) {
        return n;
      }
      int kept = filter(bytes, offset, restored + n);
      if (kept > 0 || framing.hasOverflow()) {
        return kept;
      }
    }
  }

  private int readOrTell(byte[] bytes, int offset, int count) throws IOException {
    int n = -1;
    try {
      n = in.read(bytes, offset, count);
      return n;
    } finally {
      if (n < 0 && conversation.owesReply()) {
        IdentityInForce.connectionLost();
      }
    }
  }

  private int filter(byte[] bytes, int offset, int count) throws IOException {
    boolean done = false;
    try {
      synchronized (conversation) {
        FilteredStreams.refuseWhenDead(conversation);
        int kept = framing.filter(bytes, offset, count);
        done = true;
        return kept;
      }
    } finally {
      if (!done) {
        closer.closeBecauseOfFailure();
      }
    }
  }

  @Override
  public int available() throws IOException {
    return smallEnd - smallAt + framing.overflowing() + in.available();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
