// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.wire;

import io.shareddb.internal.context.RlsIdentity;

/**
 * The statement that tells the server the user (section "Extended Query"), in two forms: for users who work for
 * themselves, and with who acts for them and why. All of it is local to the transaction, so that the second form leaves
 * nothing that the first would have to take back.
 *
 * <p>set_config with a parameter and not SET LOCAL: one text for all users keeps pg_stat_statements readable and is
 * planned once. Its row also proves what was set.
 */
final class SettingStatement {

  /** Deliberately unlike any name that pgjdbc gives ({@code S_1}, {@code C_1}). */
  static final String NAME = "shared_db_user";

  private static final String USER = "select pg_catalog.set_config('app.user_id', $1, true)";
  private static final String ACTED_FOR =
      ", pg_catalog.set_config('app.real_user_id', $2, true), pg_catalog.set_config('app.reason', $3, true)";

  private final PreparedSetting user;
  private final boolean named;
  private PreparedSetting actedFor;

  /** Makes it for one connection; unnamed for poolers that do not keep prepared statements apart. */
  SettingStatement(boolean named) {
    this.named = named;
    user = new PreparedSetting(named ? NAME : "", USER);
  }

  /** Gives the messages, to be copied at once, and adds what the server will owe for them. */
  byte[] messages(RlsIdentity identity, ReplyQueue queue) {
    if (!identity.isActedFor()) {
      return user.messages(identity, queue);
    }
    if (actedFor == null) {
      actedFor = new PreparedSetting(named ? NAME + "_acted_for" : "", USER + ACTED_FOR);
    }
    return actedFor.messages(identity, queue);
  }

  /** Whatever was parsed before this position may be gone: DISCARD ALL, DEALLOCATE, an error. */
  void lost(long at) {
    user.lost(at);
    if (actedFor != null) {
      actedFor.lost(at);
    }
  }
}
