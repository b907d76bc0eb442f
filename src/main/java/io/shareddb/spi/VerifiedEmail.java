// SPDX-License-Identifier: Apache-2.0
package io.shareddb.spi;

import io.shareddb.UnknownCallerException;
import io.shareddb.internal.Message;
import io.shareddb.internal.config.Excerpt;

/**
 * An e-mail address that belongs to the caller, as somebody has verified who may vouch for it. Whoever has the address
 * has the account, so there is no type for an address that nobody verified.
 *
 * @param address up to 255 characters; letter case does not count
 */
public record VerifiedEmail(String address) {

  private static final int LONGEST = 255;

  /**
   * Refuses what is no address.
   *
   * @param address see above
   * @throws UnknownCallerException naming the rule
   */
  public VerifiedEmail {
    String broken = brokenRule(address);
    if (!broken.isEmpty()) {
      throw new UnknownCallerException(Message.BAD_IDENTITY, "e-mail address", Excerpt.of(address), broken);
    }
  }

  private static String brokenRule(String address) {
    int at = address.indexOf('@');
    if (at < 1 || at == address.length() - 1 || address.indexOf('@', at + 1) >= 0) {
      return "it must be of the form name@host";
    }
    if (address.codePointCount(0, address.length()) > LONGEST) {
      return "it has more than " + LONGEST + " characters";
    }
    return address.codePoints().mapToObj(VerifiedEmail::brokenRule).filter(rule -> !rule.isEmpty()).findFirst()
        .orElse("");
  }

  private static String brokenRule(int character) {
    if (character <= ' ' || character == 0x7f) {
      return "it contains a blank or a control character";
    }
    if (character < 0x80) {
      return "";
    }
    if (!Character.isLetterOrDigit(character) && Character.getType(character) != Character.NON_SPACING_MARK) {
      return "it contains a character beyond ASCII that is neither letter nor digit";
    }
    // The Kelvin sign becomes the letter k: whoever owns the one address would come in as the other.
    return Character.toLowerCase(character) == character ? ""
        : "it has a capital letter outside of ASCII, and could be taken for another address";
  }
}
