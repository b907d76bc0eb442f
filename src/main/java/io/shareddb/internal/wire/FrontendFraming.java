// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.wire;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * Cuts what the driver writes into messages, however it arrives, and writes what the conversation makes of them. Only
 * what has to be read is held back: texts, names, never the data of a COPY or the values of a Bind.
 *
 * <p>PostgreSQL's documentation: "Frontend/Backend Protocol", section "Message Formats".
 */
final class FrontendFraming {

  private static final byte[] NOTHING = {};

  /** What one injection into a write takes once our statement is prepared. */
  private static final int ROOM = 96;
  private static final int LONGEST = 0x3fff_ffff + 5;

  private final Conversation conversation;
  private byte[] held = NOTHING;
  private int heldLength;
  private int bodyLeft;

  FrontendFraming(Conversation conversation) {
    this.conversation = conversation;
  }

  /** Takes one write of the driver; gives at most one write to the socket, as the driver would. */
  void write(byte[] bytes, int offset, int count, OutputStream out) throws IOException {
    conversation.newWrite();
    byte[] buffer = bytes;
    int at = offset;
    int end = offset + count;
    if (heldLength > 0) {
      hold(bytes, offset, count);
      buffer = held;
      at = 0;
      end = heldLength;
    }
    int from = at;
    Bytes edited = null;
    while (at < end) {
      if (bodyLeft > 0 || conversation.phase() == Phase.RAW) {
        int skip = conversation.phase() == Phase.RAW ? end - at : Math.min(bodyLeft, end - at);
        bodyLeft -= Math.min(bodyLeft, skip);
        at += skip;
        continue;
      }
      if (conversation.phase() == Phase.START && buffer[at] != 0) {
        conversation.directTls(buffer[at]);
        continue;
      }
      int length = length(buffer, at, end);
      int inspected = length < 0 ? -1 : inspected(buffer, at, end, length);
      if (inspected < 0) {
        break;
      }
      Edit edit = typed() ? conversation.sent(buffer, at, inspected) : conversation.starting(buffer, at, inspected);
      int taken = Math.min(length, end - at);
      if (edit != null) {
        edited = edited == null ? new Bytes(end - from + ROOM) : edited;
        edited.raw(buffer, from, at - from);
        append(edited, edit.before());
        if (edit.instead() == null) {
          edited.raw(buffer, at, taken);
        } else {
          append(edited, edit.instead());
        }
        append(edited, edit.after());
        from = at + taken;
      }
      at += taken;
      bodyLeft = length - taken;
    }
    if (edited == null) {
      if (at > from) {
        out.write(buffer, from, at - from);
      }
    } else {
      edited.raw(buffer, from, at - from);
      out.write(edited.array(), 0, edited.length());
    }
    keep(buffer, at, end);
  }

  private boolean typed() {
    return conversation.phase() == Phase.MESSAGES || conversation.phase() == Phase.SIGNING_IN;
  }

  /** Gives the length of the message at {@code at}, or -1 when its header is not complete. */
  private int length(byte[] buffer, int at, int end) throws IOException {
    if (!typed()) {
      return end - at < 8 ? -1 : checked(Bytes.int32(buffer, at), 8);
    }
    return end - at < 5 ? -1 : checked(Bytes.int32(buffer, at + 1), 4) + 1;
  }

  private static int checked(int length, int least) throws IOException {
    if (length < least || length > LONGEST) {
      throw new OutOfStepException("the driver sent a message of " + length + " bytes");
    }
    return length;
  }

  /** Gives where the part ends that the conversation must see, or -1 when it is not complete. */
  private int inspected(byte[] buffer, int at, int end, int length) {
    if (typed()) {
      switch (buffer[at]) {
        case 'd', 'c', 'f', 'p' -> {
          return at + 5;
        }
        case 'B' -> {
          int portal = Bytes.endOfString(buffer, at + 5, Math.min(end, at + length));
          int statement = portal < 0 ? -1 : Bytes.endOfString(buffer, portal + 1, Math.min(end, at + length));
          return statement < 0 ? end - at >= length ? at + length : -1 : statement + 1;
        }
        default -> {
        }
      }
    }
    return end - at < length ? -1 : at + length;
  }

  private static void append(Bytes to, byte[] part) {
    if (part != null) {
      to.raw(part, 0, part.length);
    }
  }

  private void hold(byte[] bytes, int offset, int count) {
    if (held.length - heldLength < count) {
      held = Arrays.copyOf(held, Math.max(Math.addExact(heldLength, count), held.length * 2));
    }
    System.arraycopy(bytes, offset, held, heldLength, count);
    heldLength += count;
  }

  private void keep(byte[] buffer, int at, int end) {
    if (at == end) {
      held = NOTHING; // A long text is rare; its buffer must not stay with a pooled connection.
      heldLength = 0;
    } else if (buffer == held) {
      System.arraycopy(held, at, held, 0, end - at);
      heldLength = end - at;
    } else {
      hold(buffer, at, end - at);
    }
  }
}
