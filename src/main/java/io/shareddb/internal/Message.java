// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal;

/**
 * Every message with a code, in one place. Each says what was found, where, what is missing and what to do.
 *
 * <p>1nnn: configuration, 2nnn: connecting and migrating, 3nnn: the guard, 4nnn: a request. A retired code is never
 * used again.
 */
public enum Message {

  /** Argument: the mistakes, each on a line of its own. */
  BAD_CONFIGURATION(1001, "The configuration of shared-db cannot be used:%s"),

  /** Arguments: login and place, the driver's message, what to check. */
  NO_CONNECTION(2001, "PostgreSQL cannot be reached as %s: %s. %s"),

  /** Arguments: login and place, its rights, the role. */
  PRIVILEGED_REFUSED(2002, "The runtime login of %s has more rights than a user may have (%s), so row level security"
      + " would not bind it, and shared-db.privileged-login=refuse. Give the application a login of its own:"
      + " create role my_app login password '...'; grant %3$s to my_app; and put the privileged one into"
      + " shared-db.migration-url."),

  /** Arguments: login and place, its rights, the role. */
  PRIVILEGED_LOWERED(2003, "The runtime login of %s has more rights than a user may have (%s). It works with those of"
      + " %s from here on, which is meant for development: it guards against mistakes, not against SQL injection."
      + " In production use a login of its own and shared-db.privileged-login=refuse."),

  /** Arguments: login and place, the role, the login alone. */
  NOT_A_MEMBER(2004, "The runtime login of %s is no member of the role %s, so it may not read the shared tables. As an"
      + " administrator run: grant %2$s to \"%3$s\";"),

  /** Arguments: the role found, the role wanted. */
  NOT_LOWERED(2005, "The start-up parameter role was not applied: the connection works as %s instead of %s. A pooler"
      + " that drops start-up parameters needs a runtime login without privileges."),

  /** Arguments: login and place. */
  CANNOT_MIGRATE(2006, "The login of %s may not create the shared schema. Set shared-db.migration-url to the URL of the"
      + " database's owner, or migrate from outside and set shared-db.migrate=off."),

  /** Arguments: which migrations, the database's or Flyway's message. */
  MIGRATION_FAILED(2007, "The %s migrations stopped: %s"),

  /** Arguments: the history table, Flyway's message. */
  HISTORY_COLLISION(2008, "The history table %s does not fit this application's migrations: %s. If several applications"
      + " share this database, give each a name of its own by shared-db.application; if a released migration file was"
      + " edited, put it back and add a new one."),

  /** Arguments: which migrations, what is missing. */
  MIGRATION_MISSING(2009, "The %s migrations are not all applied, and shared-db.migrate=validate: %s. Apply them, or set"
      + " shared-db.migrate=apply."),

  /** Argument: the findings, each on a line of its own. */
  GUARD_REFUSES(3001, "This deployment would leak rows of one user to another, so it does not start:%s"),

  /** Arguments: table. */
  TABLE_UNPROTECTED(3002, "table %s has a column user_id that references users, and the runtime role can reach it, but"
      + " row level security is not enabled and forced: everybody sees everything. Put into a migration:"
      + " select shared_db.protect_table('%1$s');"),

  /** Arguments: entity, table. */
  ENTITY_SHARED_CACHED(3003, "entity %s (table %s) is under row level security, but the shared cache of its persistence"
      + " unit keeps it and would hand one user's row to another without SQL. Put into persistence.xml:"
      + " <shared-cache-mode>NONE</shared-cache-mode>"),

  /** Arguments: what was bound, what was asked for. */
  USER_SWITCH(4001, "This transaction works for user %s and cannot go on for %s: rows of one would be read or written"
      + " as the other. Let the second user call a bean whose method starts a transaction of its own"
      + " (@Transactional(REQUIRES_NEW) or @TransactionAttribute(REQUIRES_NEW)): RlsContext.callAs(userId, () ->"
      + " bean.method()). Or open the scope after the commit."),

  /** No argument. */
  UNSCOPED(4002, "A table under row level security was touched outside any scope, so there is no user to show its"
      + " rows to. Annotate the bean or method with @RlsScoped, or wrap the work in RlsContext.callAs(userId, ...)."
      + " A lazy collection that is read after its scope has ended needs a fetch join inside the scope."),

  /** No argument. */
  NO_CALLER(4003, "Nobody is signed in, so there is no current user. Protect the resource (@RolesAllowed or a"
      + " security constraint), or ask RlsContext.currentUserId() first, which may be empty."),

  /** No argument. */
  NO_TRANSACTION(4004, "The profile of the current user was changed outside a transaction, so nothing would be stored."
      + " Annotate the method with @Transactional, or make the bean an EJB."),

  /** No argument. */
  OWN_SETTING(4006, "The application's own SQL sets or resets app.user_id, which is this module's to set. Open a scope"
      + " instead: @RlsScoped, or RlsContext.callAs(userId, ...).");

  private final int number;
  private final String text;

  Message(int number, String text) {
    this.number = number;
    this.text = text;
  }

  /**
   * Gives the code.
   *
   * @return {@code SDB-} and four digits
   */
  public String code() {
    return "SDB-" + number;
  }

  /**
   * Gives the text with its code in front.
   *
   * @param arguments what the text names, in its order
   * @return one line for a person
   */
  public String with(Object... arguments) {
    return code() + " " + (arguments.length == 0 ? text : text.formatted(arguments));
  }
}
