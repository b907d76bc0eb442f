// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.wire;

import java.io.IOException;
import java.util.Arrays;

/**
 * Cuts what the server sends into messages and takes out, in place, the replies that are not the driver's. A message
 * may arrive in any pieces; rows pass through without a copy unless something before them was taken out.
 *
 * <p>PostgreSQL's documentation: "Frontend/Backend Protocol", section "Message Formats".
 */
final class BackendFraming {

  /** Enough of a command tag, a row with the setting, or a parameter to judge it when it arrives in pieces. */
  private static final int PEEK = 96;

  /** The longest row of ours: with the longest reason, whose every character takes three bytes. */
  private static final int LONGEST_ROW = 2048;

  private static final int HEADER = 5;

  private static final byte[] NOTHING = {};

  private final Conversation conversation;
  private byte[] header = NOTHING;
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
      } else if (end - at < HEADER) {
        headerLength = end - at;
        header = header.length == 0 ? new byte[HEADER] : header;
        System.arraycopy(bytes, at, header, 0, headerLength);
        at = end;
      } else {
        begin(bytes, at);
        at += HEADER;
        if (left == 0) {
          finish(bytes, at, 0);
        }
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
      keep(bytes, at, HEADER);
    } else if (fate == Conversation.Fate.REWRITE) {
      body = new Bytes(256);
    }
  }

  /** Takes a piece of the body. What the driver gets is moved only when the piece has been read. */
  private void take(byte[] bytes, int at, int n) throws IOException {
    left -= n;
    if (fate == Conversation.Fate.REWRITE) {
      body.raw(bytes, at, n);
    } else if ((left > 0 || peeked > 0) && conversation.wantsBody(type, fate)) {
      peek(bytes, at, n);
    }
    if (left == 0) {
      finish(bytes, at, n);
    }
    if (fate == Conversation.Fate.PASS) {
      keep(bytes, at, n);
    }
  }

  private void peek(byte[] bytes, int at, int n) {
    int m = Math.min(n, (type == 'D' ? LONGEST_ROW : PEEK) - peeked);
    if (peek.length < peeked + m) {
      peek = Arrays.copyOf(peek, Math.max(PEEK, peeked + m));
    }
    System.arraycopy(bytes, at, peek, peeked, m);
    peeked += m;
  }

  /** The message is complete; its last piece is here, and its only one unless something was peeked. */
  private void finish(byte[] bytes, int at, int n) throws IOException {
    if (fate == Conversation.Fate.REWRITE) {
      byte[] replacement = conversation.rewrite(body.array(), body.length());
      body = null;
      overflow = overflow == null ? new Bytes(512) : overflow;
      overflow.raw(replacement, 0, replacement.length);
    }
    if (peeked == 0) {
      conversation.finished(type, fate, bytes, at, n);
    } else {
      conversation.finished(type, fate, peek, 0, peeked);
      peek = NOTHING;
    }
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
