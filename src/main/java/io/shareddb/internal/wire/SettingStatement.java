// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.wire;

import io.shareddb.internal.context.RlsIdentity;
import java.nio.charset.StandardCharsets;

/**
 * The statement that tells the server the user, in both forms: Parse once, then Bind and Execute (section "Extended
 * Query"), and a prefix for the texts of Query.
 *
 * <p>set_config with a parameter and not SET LOCAL in the first form: one text for all users keeps
 * pg_stat_statements readable and is planned once. Its row also proves what was set.
 */
final class SettingStatement {

  /** Deliberately unlike any name that pgjdbc gives ({@code S_1}, {@code C_1}). */
  static final String NAME = "shared_db_user";

  private static final String TEXT = "select pg_catalog.set_config('app.user_id', $1, true)";
  private static final int OID_OF_TEXT = 25;

  private static final byte[] NOTHING = {};

  private final String name;
  private boolean prepared;
  private long lostAt;

  /** Kept from transaction to transaction: only the value in it changes, and nearly always by another of its length. */
  private byte[] bindAndExecute = NOTHING;
  private int valueAt;
  private String boundFor;

  /** Makes it for one connection; unnamed for poolers that do not keep prepared statements apart. */
  SettingStatement(boolean named) {
    name = named ? NAME : "";
  }

  /** Gives the messages, to be copied at once, and adds what the server will owe for them. */
  byte[] messages(RlsIdentity identity, ReplyQueue queue) {
    byte[] parse = prepared ? NOTHING : parse(queue);
    if (!identity.setting().equals(boundFor)) {
      bind(identity.setting());
      boundFor = identity.setting();
    }
    queue.add('B', ReplyQueue.INJECTED, null);
    queue.add('E', ReplyQueue.INJECTED, boundFor);
    return parse.length == 0 ? bindAndExecute : new Bytes(192).raw(parse, 0, parse.length)
        .raw(bindAndExecute, 0, bindAndExecute.length).toArray();
  }

  private byte[] parse(ReplyQueue queue) {
    Bytes out = new Bytes(128);
    if (!name.isEmpty()) {
      // Close first: a pooler's server connection may know the name already. Closing an unknown one is no error.
      out.message('C').one('S').string(name).end();
      queue.add('C', ReplyQueue.INJECTED, null);
    }
    out.message('P').string(name).string(TEXT).two(1).four(OID_OF_TEXT).end();
    queue.add('P', ReplyQueue.INJECTED, null);
    return out.toArray();
  }

  private void bind(String setting) {
    byte[] value = setting.getBytes(StandardCharsets.UTF_8);
    if (boundFor != null && value.length == Bytes.int32(bindAndExecute, valueAt - 4)) {
      System.arraycopy(value, 0, bindAndExecute, valueAt, value.length);
      return;
    }
    Bytes out = new Bytes(96).message('B').string("").string(name).two(0).two(1).four(value.length);
    valueAt = out.length();
    bindAndExecute = out.raw(value, 0, value.length).two(0).end().message('E').string("").four(0).end().toArray();
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

  /** Gives the form that goes ahead of a statement inside a Query. It takes no snapshot. */
  static String prefix(RlsIdentity identity) {
    return "set local app.user_id = '" + identity.setting().replace("'", "''") + "';";
  }
}
