// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.identity;

import io.shareddb.UnknownCallerException;
import io.shareddb.internal.Message;
import io.shareddb.internal.config.Settings.Claim;
import io.shareddb.spi.EmailIdentity;
import io.shareddb.spi.ExternalIdentity;
import io.shareddb.spi.Identity;
import io.shareddb.spi.Profile;
import io.shareddb.spi.UserId;
import io.shareddb.spi.VerifiedEmail;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads from the claims of a verified token who somebody is. A claim that is read has to be there and of its type;
 * {@code name} and {@code picture} are only for show.
 */
final class TokenIdentity {

  private final Function<String, Object> claims;

  private TokenIdentity(Function<String, Object> claims) {
    this.claims = claims;
  }

  /** {@code claims} gives a claim by its name, null without it, as a Java or a JSON value. */
  static Identity of(Function<String, Object> claims, Claim wanted) {
    TokenIdentity token = new TokenIdentity(claims);
    return switch (wanted) {
      case SUB -> UserId.of(token.required("sub"));
      case EMAIL -> new EmailIdentity(token.verifiedEmail().orElseThrow(() -> refused(
          "claim email_verified is not true, so the provider does not vouch for the address")), token.profile());
      case ISSUER_SUBJECT -> new ExternalIdentity(token.required("iss"), token.required("sub"), token.verifiedEmail(),
          token.profile());
    };
  }

  /** An address that nobody verified does not leave this method. */
  private Optional<VerifiedEmail> verifiedEmail() {
    Object verified = claims.apply("email_verified");
    if (verified == null || verified.equals(false) || verified == JsonValue.FALSE) {
      return Optional.empty();
    }
    if (!verified.equals(true) && verified != JsonValue.TRUE) {
      throw refused("claim email_verified is neither true nor false");
    }
    return Optional.of(new VerifiedEmail(required("email")));
  }

  private String required(String name) {
    Object value = claims.apply(name);
    if (value == null || value == JsonValue.NULL) {
      throw refused("claim " + name + " is missing");
    }
    return text(value).orElseThrow(() -> refused("claim " + name + " is no string"));
  }

  private Profile profile() {
    return new Profile(text(claims.apply("name")), text(claims.apply("picture")));
  }

  private static Optional<String> text(Object value) {
    return value instanceof String text ? Optional.of(text)
        : value instanceof JsonString json ? Optional.of(json.getString())
        : Optional.empty();
  }

  private static UnknownCallerException refused(String found) {
    return new UnknownCallerException(Message.BAD_CLAIM, found);
  }
}
