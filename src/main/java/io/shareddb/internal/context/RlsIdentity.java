// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.context;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * What the database is told in {@code app.user_id}: a user, nobody, or that no scope is open.
 *
 * @param setting the value of {@code app.user_id}: a UUID in its canonical form, the empty string for nobody, or
 *     {@link #UNSCOPED}'s text
 */
public record RlsIdentity(String setting) {

  /** A scope without a caller: no rows, and every write refused. */
  public static final RlsIdentity NOBODY = new RlsIdentity("");

  /**
   * No scope at all. The policies cast the setting to uuid, and this is none: whoever touches a protected table gets
   * an error that quotes it, while a pool's {@code SELECT 1} goes on.
   */
  public static final RlsIdentity UNSCOPED = new RlsIdentity("no @RlsScoped here");

  /**
   * Refuses null.
   *
   * @param setting see above
   */
  public RlsIdentity {
    Objects.requireNonNull(setting);
  }

  /**
   * Makes the identity of a user.
   *
   * @param userId the user's id
   * @return its identity
   */
  public static RlsIdentity of(UUID userId) {
    return new RlsIdentity(userId.toString());
  }

  /**
   * Tells whether this is a user.
   *
   * @return false for nobody and for no scope
   */
  public boolean isUser() {
    return !setting.isEmpty() && !equals(UNSCOPED);
  }

  /**
   * Gives the user's id.
   *
   * @return empty for nobody and for no scope
   */
  public Optional<UUID> userId() {
    return isUser() ? Optional.of(UUID.fromString(setting)) : Optional.empty();
  }

  @Override
  public String toString() {
    return isUser() ? setting : equals(NOBODY) ? "nobody" : "no scope";
  }
}
