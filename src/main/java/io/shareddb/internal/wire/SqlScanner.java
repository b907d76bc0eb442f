// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.wire;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Cuts SQL into tokens as far as we must know it: where words, literals, comments and statements end. */
final class SqlScanner {

  /** The kinds of token. */
  enum Token { WORD, IDENTIFIER, STRING, SEMICOLON, OTHER, END }

  private final byte[] text;
  private final int end;
  private final boolean backslashes;
  private int at;
  private int start;

  /**
   * Scans UTF-8, of which only ASCII matters here.
   *
   * @param backslashes whether plain literals know them (standard_conforming_strings is off)
   */
  SqlScanner(byte[] text, int from, int end, boolean backslashes) {
    this.text = text;
    this.at = from;
    this.end = end;
    this.backslashes = backslashes;
  }

  Token next() {
    skipSpace();
    start = at;
    if (at >= end) {
      return Token.END;
    }
    int c = text[at++];
    if (isLetter(c)) {
      return word(c);
    }
    switch (c) {
      case ';':
        return Token.SEMICOLON;
      case '\'':
        quoted('\'', backslashes);
        return Token.STRING;
      case '"':
        quoted('"', false);
        return Token.IDENTIFIER;
      case '$':
        return dollar();
      default:
        if (c >= '0' && c <= '9') {
          while (at < end && (isLetter(text[at]) || isDigit(text[at]) || text[at] == '.')) {
            at++;
          }
        }
        return Token.OTHER;
    }
  }

  /** Gives the offset behind the last token. */
  int position() {
    return at;
  }

  /** Gives the first character of the last token. */
  int first() {
    return text[start];
  }

  /** Gives the last token in lower case, without its quotes. */
  String value() {
    int quotes = text[start] == '\'' || text[start] == '"' ? 1 : text[start] == '$' ? tagLength() : 0;
    return new String(text, start + quotes, Math.max(0, at - start - 2 * quotes), StandardCharsets.UTF_8)
        .toLowerCase(Locale.ROOT);
  }

  /** Gives the length of the {@code $tag$} at the start of the last token. */
  private int tagLength() {
    int to = start + 1;
    while (to < at && text[to] != '$') {
      to++;
    }
    return to + 1 - start;
  }

  private Token word(int c) {
    while (at < end && (isLetter(text[at]) || isDigit(text[at]) || text[at] == '$')) {
      at++;
    }
    if (at == start + 1 && (c == 'e' || c == 'E') && at < end && text[at] == '\'') {
      start = at++;
      quoted('\'', true);
      return Token.STRING;
    }
    return Token.WORD;
  }

  private void quoted(int quote, boolean escapes) {
    while (at < end) {
      int c = text[at++];
      if (c == '\\' && escapes) {
        at++;
      } else if (c == quote) {
        if (at < end && text[at] == quote) {
          at++;
        } else {
          return;
        }
      }
    }
    at = end;
  }

  /** {@code $1} or {@code $tag$ … $tag$}. */
  private Token dollar() {
    int tag = at;
    while (tag < end && (isLetter(text[tag]) || tag > at && isDigit(text[tag]))) {
      tag++;
    }
    if (tag >= end || text[tag] != '$') {
      return Token.OTHER;
    }
    int length = tag + 1 - start;
    for (int i = tag + 1; i + length <= end; i++) {
      if (text[i] == '$' && same(i, start, length)) {
        at = i + length;
        return Token.STRING;
      }
    }
    at = end;
    return Token.STRING;
  }

  private boolean same(int a, int b, int length) {
    for (int i = 0; i < length; i++) {
      if (text[a + i] != text[b + i]) {
        return false;
      }
    }
    return true;
  }

  private void skipSpace() {
    while (at < end) {
      int c = text[at];
      if (c == ' ' || c >= '\t' && c <= '\r') {
        at++;
      } else if (c == '-' && at + 1 < end && text[at + 1] == '-') {
        while (at < end && text[at] != '\n' && text[at] != '\r') {
          at++;
        }
      } else if (c == '/' && at + 1 < end && text[at + 1] == '*') {
        skipComment();
      } else {
        return;
      }
    }
  }

  /** PostgreSQL's comments nest. */
  private void skipComment() {
    int depth = 0;
    while (at < end) {
      if (text[at] == '/' && at + 1 < end && text[at + 1] == '*') {
        depth++;
        at += 2;
      } else if (text[at] == '*' && at + 1 < end && text[at + 1] == '/') {
        depth--;
        at += 2;
        if (depth == 0) {
          return;
        }
      } else {
        at++;
      }
    }
  }

  private static boolean isLetter(int c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c < 0;
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }
}
