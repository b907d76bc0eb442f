// SPDX-License-Identifier: Apache-2.0
package io.shareddb.spi;

import io.shareddb.UnknownCallerException;
import io.shareddb.internal.Message;
import io.shareddb.internal.config.Excerpt;
import java.util.Objects;
import java.util.Optional;

/**
 * A caller as an identity provider knows them: by the members {@code iss} and {@code sub} of OpenID Connect. The same
 * subject of another issuer is another person. Google's accounts are those that {@code users.google_id} holds.
 *
 * @param issuer who vouches for the caller, letter by letter
 * @param subject how the issuer calls the caller
 * @param email the address, if the issuer has verified it: at first sight it makes the account, or joins one that has
 *     it already; without it only those come in who have come before
 * @param profile what else the issuer tells
 */
public record ExternalIdentity(String issuer, String subject, Optional<VerifiedEmail> email, Profile profile)
    implements Identity {

  private static final int LONGEST = 255;

  /**
   * Refuses what no provider sends.
   *
   * @param issuer see above
   * @param subject see above
   * @param email see above
   * @param profile see above
   * @throws UnknownCallerException naming the rule
   */
  public ExternalIdentity {
    check("issuer", issuer);
    check("subject", subject);
    Objects.requireNonNull(email);
    Objects.requireNonNull(profile);
  }

  private static void check(String what, String text) {
    String broken = text.isBlank() ? "it is empty"
        : text.length() > LONGEST ? "it has more than " + LONGEST + " characters"
        : text.chars().anyMatch(Character::isISOControl) ? "it contains a control character"
        : "";
    if (!broken.isEmpty()) {
      throw new UnknownCallerException(Message.BAD_IDENTITY, what, Excerpt.of(text), broken);
    }
  }
}
