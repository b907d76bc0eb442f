// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.context;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * What the database is told: a user, nobody, that no scope is open, or none of a user; and who acts in that user's name,
 * and why.
 *
 * @param setting the value of {@code app.user_id}: a UUID in its canonical form, the empty string for nobody, or
 *     {@link #UNSCOPED}'s text
 * @param realUser the value of {@code app.real_user_id}: a UUID in its canonical form; empty, and then not sent, where
 *     users work for themselves
 * @param reason the value of {@code app.reason}; empty where {@code realUser} is
 */
public record RlsIdentity(String setting, String realUser, String reason) {

  /** A scope without a caller: no rows, and every write refused. */
  public static final RlsIdentity NOBODY = new RlsIdentity("");

  /**
   * No scope at all. The policies cast the setting to uuid, and this is none: whoever touches a protected table gets
   * an error that quotes it, while a pool's {@code SELECT 1} goes on.
   */
  public static final RlsIdentity UNSCOPED = new RlsIdentity("no @RlsScoped here");

  /** System work has a connection of its own: whoever uses that of users in it gets an error, as without a scope. */
  public static final String SYSTEM = "system work here";

  /** Stands in no UUID and in no reason. */
  private static final char SEPARATOR = '\n';

  /**
   * Refuses null.
   *
   * @param setting see above
   * @param realUser see above
   * @param reason see above
   */
  public RlsIdentity {
    Objects.requireNonNull(setting);
    Objects.requireNonNull(realUser);
    Objects.requireNonNull(reason);
  }

  /**
   * Makes the identity of whom nobody acts for.
   *
   * @param setting the value of {@code app.user_id}
   */
  public RlsIdentity(String setting) {
    this(setting, "", "");
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
   * Makes the identity of a user for whom somebody acts.
   *
   * @param userId the user's id
   * @param realUserId who acts
   * @param reason why; one line
   * @return the identity of both
   */
  public static RlsIdentity of(UUID userId, UUID realUserId, String reason) {
    return new RlsIdentity(userId.toString(), realUserId.toString(), reason);
  }

  /**
   * Makes the identity of system work.
   *
   * @param realUser the person behind it; empty for none
   * @param reason why; one line
   * @return no user
   */
  public static RlsIdentity system(String realUser, String reason) {
    return new RlsIdentity(SYSTEM, realUser, reason);
  }

  /**
   * Reads what {@link #toText} wrote.
   *
   * @param text one to three lines
   * @return the same identity
   */
  static RlsIdentity ofText(String text) {
    int real = text.indexOf(SEPARATOR);
    if (real < 0) {
      return new RlsIdentity(text);
    }
    int reason = text.indexOf(SEPARATOR, real + 1);
    return new RlsIdentity(text.substring(0, real), text.substring(real + 1, reason), text.substring(reason + 1));
  }

  /** Gives all of it as a text: the setting alone where nobody acts for the user. */
  String toText() {
    return isActedFor() ? setting + SEPARATOR + realUser + SEPARATOR + reason : setting;
  }

  /**
   * Tells whether this is a user.
   *
   * @return false for nobody, for no scope and for system work
   */
  public boolean isUser() {
    return !setting.isEmpty() && !setting.equals(UNSCOPED.setting) && !isSystem();
  }

  /**
   * Tells whether this is system work.
   *
   * @return false for users, for nobody and for no scope
   */
  public boolean isSystem() {
    return setting.equals(SYSTEM);
  }

  /**
   * Tells whether somebody else works in the user's name.
   *
   * @return false for users who work for themselves
   */
  public boolean isActedFor() {
    return !realUser.isEmpty();
  }

  /**
   * Gives the user's id.
   *
   * @return empty for nobody, for no scope and for system work
   */
  public Optional<UUID> userId() {
    return isUser() ? Optional.of(UUID.fromString(setting)) : Optional.empty();
  }

  /**
   * Gives who works in the user's name.
   *
   * @return empty for users who work for themselves
   */
  public Optional<UUID> realUserId() {
    return isActedFor() ? Optional.of(UUID.fromString(realUser)) : Optional.empty();
  }

  @Override
  public String toString() {
    return isActedFor() && isUser() ? setting + " (for whom " + realUser + " acts)"
        : isUser() ? setting : setting.isEmpty() ? "nobody" : isSystem() ? "system work" : "no scope";
  }
}
