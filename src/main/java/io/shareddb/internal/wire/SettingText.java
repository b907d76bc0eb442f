// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.wire;

import io.shareddb.internal.context.RlsIdentity;

/**
 * What tells the server the user ahead of a statement inside a Query, which knows no parameters. It takes no snapshot.
 *
 * @param sql ASCII only, so that characters and bytes are counted alike
 * @param statements how many it is; each is completed by itself
 */
record SettingText(String sql, int statements) {

  static SettingText of(RlsIdentity identity) {
    String user = set("app.user_id", identity.setting());
    return identity.isActedFor()
        ? new SettingText(user + set("app.real_user_id", identity.realUser()) + set("app.reason", identity.reason()), 3)
        : new SettingText(user, 1);
  }

  /** Letters and digits as they are, everything else by its number: then no value can end the literal. */
  private static String set(String name, String value) {
    StringBuilder literal = new StringBuilder();
    for (char c : value.toCharArray()) {
      boolean plain = c < 0x80 && Character.isLetterOrDigit(c) || c == ' ' || c == '-' || c == '@';
      literal.append(plain ? String.valueOf(c) : String.format("\\u%04x", (int) c));
    }
    String escaped = literal.length() == value.length() ? "" : "E";
    return "set local " + name + " = " + escaped + "'" + literal + "';";
  }
}
