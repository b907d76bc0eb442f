// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.config;

import java.util.List;
import java.util.Optional;

/**
 * The whole configuration.
 *
 * @param runtime where the application connects, and as whom
 * @param migration where and as whom the migrations run, if not as the runtime login
 * @param system where and as whom system work is done, if it is
 * @param migrate whether they run
 * @param application the application's name in its history table, if several share the database
 * @param privilegedLogin what becomes of a runtime login with more rights than a user
 * @param unscoped what SQL outside any scope sees of protected tables
 * @param guard what a finding that refuses the start does
 * @param allow exceptions from the guard's checks
 * @param wire how the user travels to the database
 * @param callers who callers are
 */
public record Settings(DatabaseUrl runtime, Optional<DatabaseUrl> migration,
    Optional<DatabaseUrl> system, Migrate migrate,
    Optional<String> application, PrivilegedLogin privilegedLogin, Unscoped unscoped, Guard guard,
    List<Allow> allow, Wire wire, Callers callers) {

  /** Whether migrations run at the start. */
  public enum Migrate {
    /** What is missing is applied. */
    APPLY,
    /** What is missing is an error. */
    VALIDATE,
    /** Nobody looks. */
    OFF
  }

  /** What becomes of a superuser, an owner or another login that row level security does not bind. */
  public enum PrivilegedLogin {
    /** It works as {@code shared_db_app}, with a warning: for development. */
    LOWER,
    /** The application does not start. */
    REFUSE
  }

  /** What SQL outside any scope sees of protected tables. */
  public enum Unscoped {
    /** An error that names the annotation. */
    REFUSE,
    /** No rows, as if nobody were signed in. */
    EMPTY
  }

  /**
   * Who callers are.
   *
   * @param unauthenticated what a scope without a caller is
   * @param claim what of a token says who somebody is
   * @param provision whether a caller who is new gets an account
   */
  public record Callers(Unauthenticated unauthenticated, Claim claim, Provision provision) {
  }

  /** What a scope without a caller is. */
  public enum Unauthenticated {
    /** Nobody's: no rows, and refused writes. */
    EMPTY,
    /** An error, before the bean runs. */
    REFUSE
  }

  /** What of a token says who somebody is. */
  public enum Claim {
    /** The account of the identity provider: iss and sub. */
    ISSUER_SUBJECT,
    /** The subject is the user's id. */
    SUB,
    /** The e-mail address, if the provider has verified it. */
    EMAIL
  }

  /** Whether a caller who is new gets an account. */
  public enum Provision {
    /** Yes, when first seen. */
    FIRST_SIGN_IN,
    /** No: somebody else makes accounts. */
    NEVER
  }

  /** What becomes of an application that would leak. */
  public enum Guard {
    /** It does not start. */
    REFUSE,
    /** It starts, with the findings in the log. */
    WARN
  }

  /**
   * An exception from a check of the guard.
   *
   * @param code of which check
   * @param object for which object
   * @param reason why
   */
  public record Allow(String code, String object, String reason) {
  }

  /** How the user travels to the database. */
  public enum Wire {
    /** Ahead of the transaction's first statement, in the same flush. */
    FIRST_STATEMENT,
    /** By a statement of its own, one round trip more: for a driver with which the other does not work. */
    SEPARATE
  }

  /**
   * Gives who migrates.
   *
   * @return the owner's login, else the runtime login
   */
  public DatabaseUrl owner() {
    return migration.orElse(runtime);
  }
}
