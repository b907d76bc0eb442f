// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.wire;

import java.util.Arrays;

/**
 * What the server owes: one entry for every message that has a reply, in the order sent. The server answers in that
 * order and in no other, so the first entry, and never the type of a reply, tells whose it is.
 *
 * <p>A ring of primitives, because every statement passes some ten entries through it.
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

  private byte[] types = new byte[16];
  private byte[] flags = new byte[16];
  private Object[] notes = new Object[16];
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
    if (tail - head == types.length) {
      grow();
    }
    int slot = slot(tail);
    types[slot] = (byte) type;
    flags[slot] = (byte) flag;
    notes[slot] = note;
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
    return (char) types[slot(head)];
  }

  boolean has(int flag) {
    return (flags[slot(head)] & flag) != 0;
  }

  Object note() {
    return notes[slot(head)];
  }

  long position() {
    return head;
  }

  void pop() {
    notes[slot(head)] = null;
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
      if (types[slot(at)] != 'S') {
        throw new OutOfStepException("a COPY began with other messages already sent");
      }
    }
    tail = head + 1;
    lastReady = 0;
  }

  private static boolean isReadyOwed(char type) {
    return type == 'S' || type == 'Q' || type == 'F';
  }

  private int slot(long position) {
    return (int) (position & types.length - 1);
  }

  private void grow() {
    int size = types.length;
    byte[] newTypes = new byte[size * 2];
    byte[] newFlags = new byte[size * 2];
    Object[] newNotes = Arrays.copyOf(notes, size * 2);
    Arrays.fill(newNotes, null);
    for (long at = head; at < tail; at++) {
      int to = (int) (at & newTypes.length - 1);
      newTypes[to] = types[slot(at)];
      newFlags[to] = flags[slot(at)];
      newNotes[to] = notes[slot(at)];
    }
    types = newTypes;
    flags = newFlags;
    notes = newNotes;
  }
}
