// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.wire;

import io.shareddb.internal.context.RlsIdentity;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** One text that sets settings of the transaction, prepared once on a connection: Parse, then Bind and Execute. */
final class PreparedSetting {

  private static final int OID_OF_TEXT = 25;
  private static final byte[] NOTHING = {};

  private final String name;
  private final String text;
  private boolean prepared;
  private long lostAt;

  /** Kept from transaction to transaction: only the value in it changes, and nearly always by another of its length. */
  private byte[] bindAndExecute = NOTHING;
  private int valueAt;
  private RlsIdentity boundFor;

  /** Without a name it is parsed anew each time. */
  PreparedSetting(String name, String text) {
    this.name = name;
    this.text = text;
  }

  /** Gives the messages, to be copied at once, and adds what the server will owe for them. */
  byte[] messages(RlsIdentity identity, ReplyQueue queue) {
    byte[] parse = prepared ? NOTHING : parse(parameters(identity), queue);
    if (!identity.equals(boundFor)) {
      bind(identity);
      boundFor = identity;
    }
    queue.add('B', ReplyQueue.INJECTED, null);
    queue.add('E', ReplyQueue.INJECTED, identity);
    return parse.length == 0 ? bindAndExecute : new Bytes(192).raw(parse, 0, parse.length)
        .raw(bindAndExecute, 0, bindAndExecute.length).toArray();
  }

  private byte[] parse(int parameters, ReplyQueue queue) {
    Bytes out = new Bytes(256);
    if (!name.isEmpty()) {
      // Close first: a pooler's server connection may know the name already. Closing an unknown one is no error.
      out.message('C').one('S').string(name).end();
      queue.add('C', ReplyQueue.INJECTED, null);
    }
    out.message('P').string(name).string(text).two(parameters);
    for (int i = 0; i < parameters; i++) {
      out.four(OID_OF_TEXT);
    }
    queue.add('P', ReplyQueue.INJECTED, this);
    return out.end().toArray();
  }

  private void bind(RlsIdentity identity) {
    int parameters = parameters(identity);
    byte[] value = identity.setting().getBytes(StandardCharsets.UTF_8);
    if (parameters == 1 && boundFor != null && value.length == Bytes.int32(bindAndExecute, valueAt - 4)) {
      System.arraycopy(value, 0, bindAndExecute, valueAt, value.length);
      return;
    }
    Bytes out = new Bytes(96).message('B').string("").string(name).two(0).two(parameters);
    for (int i = 0; i < parameters; i++) {
      byte[] next = i == 0 ? value : value(identity, i).getBytes(StandardCharsets.UTF_8);
      valueAt = out.four(next.length).length();
      out.raw(next, 0, next.length);
    }
    bindAndExecute = out.two(0).end().message('E').string("").four(0).end().toArray();
  }

  /** Tells whether this is the row that the server has to answer with: what was set, and nothing else. */
  static boolean confirms(byte[] row, int from, int length, RlsIdentity identity) {
    int end = from + length;
    int parameters = parameters(identity);
    int at = from + 2;
    boolean same = length > 2 && row[from] == 0 && row[from + 1] == parameters;
    for (int i = 0; i < parameters && same; i++) {
      int size = at + 4 <= end ? Bytes.int32(row, at) : -1;
      at += 4;
      same = size >= 0 && size <= end - at && is(row, at, size, value(identity, i));
      at += size;
    }
    return same && at == end;
  }

  private static boolean is(byte[] row, int at, int size, String value) {
    return Bytes.same(row, at, size, value)
        || size > value.length() && Arrays.equals(row, at, at + size, value.getBytes(StandardCharsets.UTF_8), 0, size);
  }

  private static int parameters(RlsIdentity identity) {
    return identity.isActedFor() ? 3 : 1;
  }

  private static String value(RlsIdentity identity, int parameter) {
    return parameter == 0 ? identity.setting() : parameter == 1 ? identity.realUser() : identity.reason();
  }

  /** The server has parsed what was sent at this position. */
  void parsed(long at) {
    prepared |= !name.isEmpty() && at > lostAt;
  }

  /** Whatever was parsed before this position may be gone: DISCARD ALL, DEALLOCATE, an error. */
  void lost(long at) {
    prepared = false;
    lostAt = at;
  }
}
