// SPDX-License-Identifier: Apache-2.0
package io.shareddb.spi;

import io.shareddb.UnknownCallerException;
import io.shareddb.internal.Message;
import io.shareddb.internal.config.Excerpt;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * A caller who is known by the id in {@code users}. There must be such a user: none is made.
 *
 * @param value the id
 */
public record UserId(UUID value) implements Identity {

  private static final int LENGTH = 36;

  /**
   * Refuses null.
   *
   * @param value see above
   */
  public UserId {
    Objects.requireNonNull(value);
  }

  /**
   * Reads an id in its canonical form only: {@link UUID#fromString} and PostgreSQL each take more, and not the same.
   *
   * @param text 36 characters, lower case
   * @return empty for every other text
   */
  public static Optional<UserId> parse(String text) {
    if (text.length() != LENGTH) {
      return Optional.empty();
    }
    try {
      return Optional.of(UUID.fromString(text)).filter(id -> id.toString().equals(text)).map(UserId::new);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /**
   * Reads an id that has to be one.
   *
   * @param text 36 characters, lower case
   * @return the id
   * @throws UnknownCallerException for every other text
   */
  public static UserId of(String text) {
    return parse(text).orElseThrow(() -> new UnknownCallerException(Message.BAD_IDENTITY, "user id", Excerpt.of(text),
        "it must be a UUID in its canonical form, 36 characters in lower case"));
  }
}
