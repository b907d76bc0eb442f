// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.identity;

import io.shareddb.SharedDbException;
import io.shareddb.internal.Message;
import io.shareddb.internal.config.Excerpt;

/** Why somebody works for others, as audit and log will have it: one line. */
final class Reason {

  static final int LONGEST = 500;

  private Reason() {
  }

  /** Gives the reason without blanks around it, or refuses what would forge a line of the log or cannot be stored. */
  static String checked(String text) {
    String reason = text.strip();
    String broken = reason.isEmpty() ? "it is empty"
        : reason.length() > LONGEST ? "it has more than " + LONGEST + " characters"
        : reason.codePoints().anyMatch(Reason::isNoText) ? "it contains a control character, a line break or half a character"
        : "";
    if (!broken.isEmpty()) {
      throw new SharedDbException(Message.BAD_REASON, Excerpt.of(reason), broken);
    }
    return reason;
  }

  private static boolean isNoText(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
      default -> false;
    };
  }
}
