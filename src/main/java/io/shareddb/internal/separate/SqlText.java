// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.separate;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells from its first word whether a statement can touch rows. */
final class SqlText {

  /** What must or may stand alone: nothing may run ahead of it in a transaction, and it reads no table. */
  private static final Set<String> NO_ROWS = Set.of(
      "ABORT", "BEGIN", "CHECKPOINT", "COMMIT", "DEALLOCATE", "DISCARD", "END", "LISTEN", "NOTIFY", "RELEASE", "RESET",
      "ROLLBACK", "SAVEPOINT", "SET", "SHOW", "START", "UNLISTEN", "VACUUM");

  private static final Pattern LEADING = Pattern.compile("(?:\\s+|--[^\\n]*(?:\\n|$)|/\\*.*?\\*/|;)*", Pattern.DOTALL);
  private static final Pattern WORD = Pattern.compile("[A-Za-z]+");

  private SqlText() {
  }

  /** A doubt counts as rows: an unknown statement then fails loudly rather than reads nothing. */
  static boolean touchesRows(String sql) {
    Matcher leading = LEADING.matcher(sql);
    int start = leading.lookingAt() ? leading.end() : 0;
    Matcher word = WORD.matcher(sql).region(start, sql.length());
    return !word.lookingAt() || !NO_ROWS.contains(word.group().toUpperCase(Locale.ROOT)) || hasSecond(sql, start);
  }

  /** Several statements in one string count by the one that touches rows. */
  private static boolean hasSecond(String sql, int start) {
    int end = sql.indexOf(';', start);
    return end >= 0 && !sql.substring(end + 1).isBlank();
  }
}
