// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.separate;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells from its first words whether a statement can touch rows. */
final class SqlText {

  /** What must or may stand alone: nothing may run ahead of it in a transaction, and it reads no table for anybody. */
  private static final Set<String> NO_ROWS = Set.of(
      "ABORT", "ANALYZE", "BEGIN", "CHECKPOINT", "CLOSE", "CLUSTER", "COMMIT", "DEALLOCATE", "DISCARD", "END",
      "LISTEN", "LOAD", "LOCK", "NOTIFY", "REINDEX", "RELEASE", "RESET", "ROLLBACK", "SAVEPOINT", "SET", "SHOW",
      "START", "UNLISTEN", "VACUUM");

  private static final Pattern SKIPPED = Pattern.compile("[\\s;]+|--[^\\n]*");
  private static final Pattern WORD = Pattern.compile("[A-Za-z]+");

  /** What PostgreSQL refuses inside a transaction block (25001). */
  private static final Pattern ALONE = Pattern.compile("(?:CREATE|DROP|ALTER)\\s+(?:DATABASE|TABLESPACE|SUBSCRIPTION|SYSTEM)\\b"
      + "|(?:CREATE(?:\\s+UNIQUE)?|DROP)\\s+INDEX\\s+CONCURRENTLY\\b", Pattern.CASE_INSENSITIVE);

  private static final Pattern OWN_SETTING = Pattern.compile(
      "\\bset_config\"?\\s*\\(\\s*(?:e?'|\\$\\w*\\$)app\\.(?:(?:real_)?user_id|reason)\\b"
      + "|^\\s*(?:(?:ALTER|CREATE)\\b.*\\b)?(?:RE)?SET\\s+(?:(?:LOCAL|SESSION)\\s+)?"
      + "(?:\"?app\"?\\s*\\.\\s*\"?(?:(?:real_)?user_id|reason)\\b|\"app\\.(?:(?:real_)?user_id|reason)\")",
      Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private static final Pattern SIGN_IN =
      Pattern.compile("\\bshared_db\"?\\s*\\.\\s*\"?sign_in\"?\\s*\\(", Pattern.CASE_INSENSITIVE);

  private SqlText() {
  }

  /** A doubt counts as rows: an unknown statement then fails loudly rather than reads nothing. */
  static boolean touchesRows(String sql) {
    int start = start(sql);
    if (hasSecond(sql, start)) {
      return true;
    }
    if (ALONE.matcher(sql).region(start, sql.length()).lookingAt()) {
      return false;
    }
    Matcher word = WORD.matcher(sql).region(start, sql.length());
    return !word.lookingAt() || !NO_ROWS.contains(word.group().toUpperCase(Locale.ROOT));
  }

  /** A catcher of mistakes: that setting is this module's to set. No wall against SQL injection. */
  static boolean setsUser(String sql) {
    return OWN_SETTING.matcher(sql).region(start(sql), sql.length()).find();
  }

  /** A catcher of mistakes as well: whoever may sign in can become anyone. */
  static boolean signsIn(String sql) {
    return SIGN_IN.matcher(sql).find();
  }

  /** Gives the place of the first word, behind blanks and comments. */
  private static int start(String sql) {
    Matcher skipped = SKIPPED.matcher(sql);
    int at = 0;
    while (true) {
      if (sql.startsWith("/*", at)) {
        at = endOfComment(sql, at);
      } else if (skipped.region(at, sql.length()).lookingAt()) {
        at = skipped.end();
      } else {
        return at;
      }
    }
  }

  /** PostgreSQL's comments nest. */
  private static int endOfComment(String sql, int start) {
    int depth = 0;
    for (int at = start; at < sql.length(); at++) {
      if (sql.startsWith("/*", at)) {
        depth++;
        at++;
      } else if (sql.startsWith("*/", at)) {
        depth--;
        at++;
        if (depth == 0) {
          return at + 1;
        }
      }
    }
    return sql.length();
  }

  /** Several statements in one string count by the one that touches rows. */
  private static boolean hasSecond(String sql, int start) {
    int end = sql.indexOf(';', start);
    return end >= 0 && !sql.substring(end + 1).isBlank();
  }
}
