// SPDX-License-Identifier: Apache-2.0
package io.shareddb.spi;

import java.util.Objects;

/**
 * A caller who is known by the e-mail address.
 *
 * @param email the address
 * @param profile what else is known
 */
public record EmailIdentity(VerifiedEmail email, Profile profile) implements Identity {

  /**
   * Refuses null.
   *
   * @param email see above
   * @param profile see above
   */
  public EmailIdentity {
    Objects.requireNonNull(email);
    Objects.requireNonNull(profile);
  }

  /**
   * Makes one of an address alone.
   *
   * @param verifiedAddress the address
   * @return who has it
   */
  public static EmailIdentity of(String verifiedAddress) {
    return new EmailIdentity(new VerifiedEmail(verifiedAddress), Profile.NONE);
  }
}
