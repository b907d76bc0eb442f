// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.wire;

/**
 * A Query with the user put ahead of some of its statements (section "Simple Query", "Multiple Statements in a Simple
 * Query"), and what its replies must be put right by: the CommandComplete of each insertion is not the driver's, and
 * an error's position counts our characters too.
 */
final class QueryRewrite {

  private final byte[] source;
  private final Bytes text = new Bytes(256);
  private final byte[] prefix;
  private final int statementsAhead;
  private int copied;
  private boolean failed;
  private int completed;
  private int statements;
  private int insertions;
  private int[] ordinals = new int[2];
  private int[] positions = new int[2];

  /**
   * Begins a rewrite.
   *
   * @param source holds the Query's text
   * @param from where the text begins
   * @param setting what to insert
   */
  QueryRewrite(byte[] source, int from, SettingText setting) {
    this.source = source;
    this.copied = from;
    this.prefix = setting.sql().getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    this.statementsAhead = setting.statements();
    text.message('Q');
  }

  /** Inserts at this offset of the source, behind {@code before} statements of the driver. */
  void insert(int offset, int before) {
    copyUpTo(offset);
    if (insertions == ordinals.length) {
      ordinals = java.util.Arrays.copyOf(ordinals, insertions * 2);
      positions = java.util.Arrays.copyOf(positions, insertions * 2);
    }
    ordinals[insertions] = before + insertions * statementsAhead;
    positions[insertions++] = characters();
    text.raw(prefix, 0, prefix.length);
  }

  /** Gives the whole message, the rest of the source copied, with so many statements of the driver. */
  byte[] message(int end, int driversStatements) {
    statements = driversStatements;
    copyUpTo(end);
    return text.end().toArray();
  }

  /** Tells whether the server must now complete a statement of ours, with nothing before it. */
  boolean oursIsNext() {
    return !failed && isOurs(completed);
  }

  /** Tells whether the statement completed last is the one that ours was put ahead of; it is never a SET. */
  boolean behindOurs() {
    return isOurs(completed - 2);
  }

  /** A CommandComplete came. */
  void completed() {
    completed++;
  }

  /** An error came: the server skips the rest. */
  void failed() {
    failed = true;
  }

  /** Tells whether more statements were completed than sent. */
  boolean isOverdone() {
    return completed > statements + insertions * statementsAhead;
  }

  /** Puts the position of an error right. */
  byte[] answer(ErrorFields error) {
    String position = error.get('P');
    if (position != null) {
      int at = Integer.parseInt(position);
      int ours = 0;
      for (int i = 0; i < insertions; i++) {
        if (at > positions[i] + prefix.length) {
          ours += prefix.length;
        }
      }
      error.put('P', String.valueOf(at - ours));
    }
    return error.message();
  }

  private boolean isOurs(int ordinal) {
    for (int i = 0; i < insertions; i++) {
      if (ordinal >= ordinals[i] && ordinal < ordinals[i] + statementsAhead) {
        return true;
      }
    }
    return false;
  }

  private void copyUpTo(int offset) {
    text.raw(source, copied, offset - copied);
    copied = offset;
  }

  /** PostgreSQL counts characters, not bytes. */
  private int characters() {
    int count = 0;
    for (int i = 5; i < text.length(); i++) {
      count += (text.array()[i] & 0xc0) == 0x80 ? 0 : 1;
    }
    return count;
  }
}
