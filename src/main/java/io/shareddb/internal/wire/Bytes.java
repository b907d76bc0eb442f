// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A growing array of bytes that can write messages of the protocol (section "Message Formats"). */
final class Bytes {

  private byte[] array;
  private int length;
  private int messageStart;

  Bytes(int capacity) {
    array = new byte[capacity];
  }

  Bytes message(char type) {
    room(5);
    array[length] = (byte) type;
    messageStart = length + 1;
    length += 5;
    return this;
  }

  /** Writes the length of the message that {@link #message} began. */
  Bytes end() {
    int size = length - messageStart;
    array[messageStart] = (byte) (size >>> 24);
    array[messageStart + 1] = (byte) (size >>> 16);
    array[messageStart + 2] = (byte) (size >>> 8);
    array[messageStart + 3] = (byte) size;
    return this;
  }

  Bytes one(int value) {
    room(1);
    array[length++] = (byte) value;
    return this;
  }

  Bytes two(int value) {
    return one(value >>> 8).one(value);
  }

  Bytes four(int value) {
    return two(value >>> 16).two(value);
  }

  Bytes string(String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    return raw(bytes, 0, bytes.length).one(0);
  }

  Bytes raw(byte[] from, int offset, int count) {
    room(count);
    System.arraycopy(from, offset, array, length, count);
    length += count;
    return this;
  }

  int length() {
    return length;
  }

  byte[] array() {
    return array;
  }

  byte[] toArray() {
    return length == array.length ? array : Arrays.copyOf(array, length);
  }

  private void room(int count) {
    if (array.length - length < count) {
      array = Arrays.copyOf(array, Math.max(Math.addExact(length, count), array.length * 2));
    }
  }

  static int int32(byte[] from, int at) {
    return from[at] << 24 | (from[at + 1] & 0xff) << 16 | (from[at + 2] & 0xff) << 8 | from[at + 3] & 0xff;
  }

  /** Tells whether just these ASCII characters lie there. */
  static boolean same(byte[] from, int at, int length, String text) {
    if (length != text.length()) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (from[at + i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Gives the index of the zero byte that ends the string at {@code at}, or -1 when it is not there yet. */
  static int endOfString(byte[] from, int at, int end) {
    for (int i = at; i < end; i++) {
      if (from[i] == 0) {
        return i;
      }
    }
    return -1;
  }
}
