// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.wire;

import io.shareddb.internal.wire.SqlScanner.Token;
import java.util.Set;

/** Reads a text statement by statement and tells the kind of each. */
final class StatementReader {

  /** What this module sets, behind {@code app.}. */
  private static final Set<String> OURS = Set.of("user_id", "real_user_id", "reason");

  private static final String[] PLAIN = {"select ", "insert ", "update ", "delete ", "with ", "values "};

  private final SqlScanner scanner;
  private boolean atEnd;
  private String[] words = new String[3];
  private int tokens;
  private boolean holds;
  private boolean concurrently;
  private boolean namesUser;
  private boolean changesUser;
  private boolean setsUser;
  private boolean signsIn;

  StatementReader(byte[] text, int from, int end, boolean backslashes) {
    scanner = new SqlScanner(text, from, end, backslashes);
  }

  /** Gives the kind of a text that can only be one statement, because Parse takes no more. */
  static StatementKind kindOf(byte[] text, int from, int end, boolean backslashes) {
    return isPlain(text, from, end) ? StatementKind.TOUCHES_ROWS : isExactly(text, from, end, "begin")
        ? StatementKind.PASSES : isExactly(text, from, end, "commit") ? StatementKind.ENDS
        : new StatementReader(text, from, end, backslashes).next();
  }

  /** Tells whether anything is left; statements without a token are skipped, as the server does. */
  boolean hasNext() {
    return !atEnd;
  }

  /** Gives the offset behind the statement that was read last, its semicolon included. */
  int position() {
    return scanner.position();
  }

  /** Reads the next statement; {@link #isEmpty} tells whether there was one. */
  StatementKind next() {
    words = new String[3];
    tokens = 0;
    holds = false;
    concurrently = false;
    namesUser = false;
    changesUser = false;
    setsUser = false;
    signsIn = false;
    int depth = 0;
    int atomic = 0;
    String beforeThat = "";
    String beforeLast = "";
    String last = "";
    for (Token token = scanner.next(); ; token = scanner.next()) {
      if (token == Token.END) {
        atEnd = true;
        return StatementWords.kind(this);
      }
      if (token == Token.SEMICOLON && depth <= 0 && atomic == 0) {
        return StatementWords.kind(this);
      }
      String value = token == Token.OTHER || token == Token.SEMICOLON
          ? String.valueOf((char) scanner.first()) : scanner.value();
      if (token == Token.WORD) {
        if (tokens < words.length) {
          words[tokens] = value;
        }
        holds |= value.equals("hold");
        concurrently |= value.equals("concurrently");
        // The body of an SQL function (BEGIN ATOMIC … END) has semicolons of its own.
        atomic += value.equals("atomic") && last.equals("begin") ? 1
            : atomic == 0 ? 0 : value.equals("case") ? 1 : value.equals("end") ? -1 : 0;
      } else if (token == Token.OTHER) {
        depth += value.equals("(") ? 1 : value.equals(")") ? -1 : 0;
      }
      boolean inOne = token == Token.IDENTIFIER && isOurs(value);
      if (inOne || OURS.contains(value) && last.equals(".") && beforeLast.equals("app")) {
        String before = inOne ? last : beforeThat;
        namesUser = true;
        changesUser |= before.equals("set") || before.equals("reset");
      }
      setsUser |= token == Token.STRING && isOurs(value) && last.equals("(")
          && beforeLast.equals("set_config");
      signsIn |= token != Token.STRING && value.equals("sign_in") && last.equals(".") && beforeLast.equals("shared_db");
      beforeThat = beforeLast;
      beforeLast = last;
      last = value;
      tokens++;
    }
  }

  private static boolean isOurs(String setting) {
    return setting.startsWith("app.") && OURS.contains(setting.substring(4));
  }

  boolean isEmpty() {
    return tokens == 0;
  }

  /** Gives the word at this place of the statement, or the empty string when there is none. */
  String word(int place) {
    return words[place] == null ? "" : words[place];
  }

  boolean holds() {
    return holds;
  }

  boolean concurrently() {
    return concurrently;
  }

  /** Tells whether {@code app.user_id}, or another setting of ours, stands in it as a name. */
  boolean namesUser() {
    return namesUser;
  }

  /** Tells whether {@code set app.user_id} or {@code reset app.user_id} stands in it, as a function or a role may have. */
  boolean changesUser() {
    return changesUser;
  }

  /** Tells whether {@code set_config('app.user_id'}, or the like, stands in it. */
  boolean setsUser() {
    return setsUser;
  }

  /** Tells whether {@code shared_db.sign_in} stands in it as a name. */
  boolean signsIn() {
    return signsIn;
  }

  /** The common case at the price of one look: it begins like a query and has neither set_config nor sign_in in it. */
  private static boolean isPlain(byte[] text, int from, int end) {
    for (String word : PLAIN) {
      if (startsWith(text, from, end, word)) {
        return !mentionsOurs(text, from, end);
      }
    }
    return false;
  }

  /** Tells whether this is the whole text; the driver's own BEGIN and COMMIT are in every transaction. */
  static boolean isExactly(byte[] text, int from, int end, String word) {
    return end - from == word.length() && startsWith(text, from, end, word);
  }

  private static boolean startsWith(byte[] text, int from, int end, String word) {
    if (end - from < word.length()) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      int c = text[from + i];
      if ((c >= 'A' && c <= 'Z' ? c | 0x20 : c) != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Looks at the letters around an underscore: {@code et_co}, {@code gn_in}. */
  private static boolean mentionsOurs(byte[] text, int from, int end) {
    for (int i = from + 3; i + 2 < end; i++) {
      if (text[i] == '_' && (isAround(text, i, 'e', 't', 'c', 'o') || isAround(text, i, 'g', 'n', 'i', 'n'))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isAround(byte[] text, int i, int second, int first, int next, int afterNext) {
    return (text[i - 2] | 0x20) == second && (text[i - 1] | 0x20) == first
        && (text[i + 1] | 0x20) == next && (text[i + 2] | 0x20) == afterNext;
  }
}
