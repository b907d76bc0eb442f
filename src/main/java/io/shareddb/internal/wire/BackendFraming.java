// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.wire;

import java.io.IOException;

/**
 * Cuts what the server sends into messages and takes out, in place, the replies that are not the driver's. A message
 * may arrive in any pieces; rows pass through without a copy unless something before them was taken out.
 *
 * <p>PostgreSQL's documentation: "Frontend/Backend Protocol", section "Message Formats".
 */
final class BackendFraming {

  /** Enough of a command tag, a row with the setting, or a parameter to judge it. */
  private static final int PEEK = 96;

  private static final byte[] NOTHING = {};

  private final Conversation conversation;
  private final byte[] header = new byte[5];
  private int headerLength;
  private byte type;
  private int left;
  private Conversation.Fate fate;
  private Bytes body;
  private byte[] peek = NOTHING;
  private int peeked;

  private byte[] buffer;
  private int kept;
  private Bytes overflow;
  private int overflowRead;

  BackendFraming(Conversation conversation) {
    this.conversation = conversation;
  }

  /** Puts the first bytes of a header that arrived with the last read where the next read begins. */
  int restore(byte[] bytes, int offset) {
    System.arraycopy(header, 0, bytes, offset, headerLength);
    return headerLength;
  }

  boolean hasOverflow() {
    return overflow != null;
  }

  int overflowing() {
    return overflow == null ? 0 : overflow.length() - overflowRead;
  }

  int drain(byte[] bytes, int offset, int count) {
    int n = Math.min(count, overflow.length() - overflowRead);
    System.arraycopy(overflow.array(), overflowRead, bytes, offset, n);
    overflowRead += n;
    if (overflowRead == overflow.length()) {
      overflow = null;
      overflowRead = 0;
    }
    return n;
  }

  /** Filters a piece in place, {@link #restore}d bytes included, and gives how many bytes of it the driver may see. */
  int filter(byte[] bytes, int offset, int count) throws IOException {
    buffer = bytes;
    kept = offset;
    headerLength = 0;
    int at = offset;
    int end = offset + count;
    while (at < end) {
      if (conversation.phase() == Phase.RAW) {
        keep(bytes, at, end - at);
        at = end;
      } else if (conversation.phase() == Phase.TLS_ASKED) {
        conversation.tlsAnswer(bytes[at]);
        keep(bytes, at++, 1);
      } else if (left > 0) {
        int n = Math.min(left, end - at);
        take(bytes, at, n);
        at += n;
        left -= n;
        finishWhenComplete();
      } else if (end - at < 5) {
        headerLength = end - at;
        System.arraycopy(bytes, at, header, 0, headerLength);
        at = end;
      } else {
        begin(bytes, at);
        at += 5;
        finishWhenComplete();
      }
    }
    buffer = null;
    return kept - offset;
  }

  private void begin(byte[] bytes, int at) throws IOException {
    type = bytes[at];
    int length = Bytes.int32(bytes, at + 1);
    if (length < 4) {
      throw new OutOfStepException("the server sent a message of " + length + " bytes");
    }
    left = length - 4;
    peeked = 0;
    fate = conversation.received(type);
    if (fate == Conversation.Fate.PASS) {
      keep(bytes, at, 5);
    } else if (fate == Conversation.Fate.REWRITE) {
      body = new Bytes(256);
    }
  }

  private void take(byte[] bytes, int at, int n) {
    if (fate == Conversation.Fate.REWRITE) {
      body.raw(bytes, at, n);
    } else if (conversation.wantsBody(type, fate) && peeked < PEEK) {
      if (peek.length == 0) {
        peek = new byte[PEEK];
      }
      int m = Math.min(n, PEEK - peeked);
      System.arraycopy(bytes, at, peek, peeked, m);
      peeked += m;
    }
    if (fate == Conversation.Fate.PASS) {
      keep(bytes, at, n);
    }
  }

  private void finishWhenComplete() throws IOException {
    if (left > 0) {
      return;
    }
    if (fate == Conversation.Fate.REWRITE) {
      byte[] replacement = conversation.rewrite(body.array(), body.length());
      body = null;
      overflow = overflow == null ? new Bytes(512) : overflow;
      overflow.raw(replacement, 0, replacement.length);
    }
    conversation.finished(type, fate, peek, peeked);
  }

  private void keep(byte[] bytes, int at, int n) {
    if (overflow != null) {
      overflow.raw(bytes, at, n);
      return;
    }
    if (at != kept) {
      System.arraycopy(bytes, at, buffer, kept, n);
    }
    kept += n;
  }
}
