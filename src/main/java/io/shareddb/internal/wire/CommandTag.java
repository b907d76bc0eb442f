// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.wire;

/**
 * The few tags of CommandComplete that say the user may be gone. The statements' texts say so earlier; this is for
 * what a text did not show.
 */
final class CommandTag {

  private CommandTag() {
  }

  /** Tells quickly that a tag is of no interest, as nearly all are. */
  static boolean matters(byte[] tag, int from, int length) {
    return length > 1 && switch (tag[from]) {
      case 'R', 'C', 'P' -> true;
      case 'D' -> tag[from + 1] != 'R';
      default -> false;
    };
  }

  static boolean losesUser(String tag) {
    return tag.startsWith("ROLLBACK") || tag.startsWith("COMMIT") || tag.startsWith("CALL") || tag.startsWith("DO\0")
        || tag.startsWith("PREPARE TRANSACTION") || tag.startsWith("RESET") || tag.startsWith("DISCARD");
  }

  static boolean losesStatements(String tag) {
    return tag.startsWith("DISCARD") || tag.startsWith("DEALLOCATE");
  }
}
