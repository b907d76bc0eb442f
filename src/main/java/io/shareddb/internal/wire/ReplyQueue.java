// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.wire;

import java.util.ArrayDeque;
import java.util.Queue;

/**
 * What the server owes: one entry for every message that has a reply, in the order sent. The server answers in that
 * order and in no other, so the first entry, and never the type of a reply, tells whose it is.
 *
 * <p>A ring of primitives, because every statement passes some ten entries through it, and few of them have a note.
 * PostgreSQL's documentation: "Frontend/Backend Protocol", sections "Extended Query" and "Pipelining".
 */
final class ReplyQueue {

  /** The entry is ours; the driver must not see its replies. */
  static final int INJECTED = 1;

  /** A Parse or Query made to fail; its error is replaced by the refusal. */
  static final int REFUSED = 2;

  /** The entry's ReadyForQuery is not the driver's: a Sync of ours follows and gives it one. */
  static final int HIDE_READY = 4;

  /** The statement ends a transaction for good (not ROLLBACK TO). */
  static final int ENDS = 8;

  private static final int NOTED = 16;

  /** The type in the lower byte, the flags in the upper one. */
  private char[] entries = new char[16];
  private final Queue<Object> notes = new ArrayDeque<>(1);
  private long head = 1;
  private long tail = 1;
  private long lastReady;
  private boolean skipping;

  /**
   * Adds what was sent.
   *
   * @param note what the reply is checked against, or null
   * @return its position in the conversation, from 1 on
   */
  long add(char type, int flag, Object note) {
    if (skipping) {
      if (type != 'S') {
        return tail; // After an error the server throws away everything up to the next Sync, Query included.
      }
      skipping = false;
    }
    if (tail - head == entries.length) {
      grow();
    }
    int flags = flag;
    if (note != null) {
      notes.add(note);
      flags |= NOTED;
    }
    entries[slot(tail)] = (char) (flags << 8 | type);
    if (isReadyOwed(type)) {
      lastReady = tail;
    }
    return tail++;
  }

  boolean isEmpty() {
    return head == tail;
  }

  /** Tells whether the server throws away what is sent until a Sync. */
  boolean isSkipping() {
    return skipping;
  }

  /** Gives the position that the next entry will have. */
  long next() {
    return tail;
  }

  char type() {
    return type(head);
  }

  boolean has(int flag) {
    return (entries[slot(head)] >>> 8 & flag) != 0;
  }

  Object note() {
    return has(NOTED) ? notes.peek() : null;
  }

  long position() {
    return head;
  }

  void pop() {
    if (has(NOTED)) {
      notes.remove();
    }
    head++;
  }

  /** Tells whether a ReadyForQuery is still to come for something sent at this position or later. */
  boolean owesReadySince(long position) {
    return lastReady >= position && lastReady >= head;
  }

  /** An extended-query message failed: drops every entry up to the next Sync, sent or still to be sent. */
  void failUpToSync() {
    while (!isEmpty() && type() != 'S') {
      pop();
    }
    skipping = isEmpty();
  }

  /** COPY FROM STDIN began under an Execute: the server reads the Syncs already sent as part of the COPY. */
  void dropSyncsBehindHead() throws OutOfStepException {
    for (long at = head + 1; at < tail; at++) {
      if (type(at) != 'S') {
        throw new OutOfStepException("a COPY began with other messages already sent");
      }
    }
    tail = head + 1;
    lastReady = 0;
  }

  private static boolean isReadyOwed(char type) {
    return type == 'S' || type == 'Q' || type == 'F';
  }

  private char type(long position) {
    return (char) (entries[slot(position)] & 0xff);
  }

  private int slot(long position) {
    return (int) (position & entries.length - 1);
  }

  private void grow() {
    char[] twice = new char[entries.length * 2];
    for (long at = head; at < tail; at++) {
      twice[(int) (at & twice.length - 1)] = entries[slot(at)];
    }
    entries = twice;
  }
}
