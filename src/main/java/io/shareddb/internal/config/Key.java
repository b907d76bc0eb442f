// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.config;

import java.util.Locale;

/** Every key there is. In the environment: upper case, with {@code _} for each other character. */
public enum Key {

  /** Where the database is, and the runtime login. */
  DATABASE_URL("DATABASE_URL"),
  /** The same; comes before {@link #DATABASE_URL}. */
  URL("shared-db.url"),
  /** The runtime login, instead of the one in the URL. */
  USER("shared-db.user"),
  /** Its password. */
  PASSWORD("shared-db.password"),
  /** Where and as whom the migrations run: the owner. */
  MIGRATION_URL("shared-db.migration-url"),
  /** Where and as whom system work is done: a member of shared_db_system. */
  SYSTEM_URL("shared-db.system-url"),
  /** Whether migrations run: apply, validate, off. */
  MIGRATE("shared-db.migrate"),
  /** The application's name in its history table. */
  APPLICATION("shared-db.application"),
  /** What becomes of a runtime login with more rights than a user: lower, refuse. */
  PRIVILEGED_LOGIN("shared-db.privileged-login"),
  /** What SQL outside any scope sees of protected tables: refuse (an error), empty (no rows). */
  UNSCOPED("shared-db.unscoped"),
  /** What a scope without a caller is: empty (no rows), refuse (an error before the bean runs). */
  UNAUTHENTICATED("shared-db.unauthenticated"),
  /** What of a token says who somebody is: issuer-subject, sub (a user's id), email (verified). */
  IDENTITY_CLAIM("shared-db.identity.claim"),
  /** Whether a caller who is new gets an account: first-sign-in, never. */
  IDENTITY_PROVISION("shared-db.identity.provision"),
  /** What a finding of the guard does: refuse (the application does not start), warn. */
  GUARD("shared-db.guard"),
  /** Exceptions from the guard's checks, each with its reason. */
  GUARD_ALLOW("shared-db.guard.allow"),
  /** How the user travels: first-statement (no round trip), separate (a statement of its own). */
  WIRE("shared-db.wire");

  private final String property;

  Key(String property) {
    this.property = property;
  }

  /**
   * Gives the name in MicroProfile Config and system properties.
   *
   * @return such as {@code shared-db.migrate}
   */
  public String property() {
    return property;
  }

  /**
   * Gives the name in the environment, by the rule of MicroProfile Config.
   *
   * @return such as {@code SHARED_DB_MIGRATE}
   */
  public String variable() {
    return variable(property);
  }

  static String variable(String property) {
    return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return property;
  }
}
