// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.wire;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.util.Random;

/** A network's way of delivering a stream: in random pieces, with a timeout now and then, and an end. */
final class Pieces extends InputStream {

  private final Random random;
  private final int longest;
  private byte[] bytes = {};
  private int at;

  Pieces(Random random) {
    this.random = random;
    this.longest = random.nextInt(4) == 0 ? 1 : 1 + random.nextInt(random.nextBoolean() ? 8 : 4000);
  }

  void add(java.util.List<FakeServer.Reply> replies) {
    Bytes all = new Bytes(1024).raw(bytes, at, bytes.length - at);
    replies.forEach(reply -> all.raw(reply.bytes(), 0, reply.bytes().length));
    bytes = all.toArray();
    at = 0;
  }

  @Override
  public int read(byte[] to, int offset, int count) throws IOException {
    if (random.nextInt(50) == 0) {
      throw new SocketTimeoutException("no byte for a while");
    }
    if (at == bytes.length) {
      return -1;
    }
    int n = Math.min(Math.min(count, bytes.length - at), 1 + random.nextInt(longest));
    System.arraycopy(bytes, at, to, offset, n);
    at += n;
    return n;
  }

  @Override
  public int read() {
    throw new UnsupportedOperationException();
  }

  @Override
  public int available() {
    return bytes.length - at;
  }
}
