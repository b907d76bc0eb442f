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

  /** No argument. */
  REPLICATION(1002, "A replication connection knows no users and reads every row. Connect to it past shared-db, with a"
      + " login of its own."),

  /** No argument. */
  GSS_ENCRYPTION(1003, "GSS encryption hides the messages from shared-db, so that the user cannot travel. Use TLS"
      + " (sslmode=verify-full) and remove gssEncMode, or set shared-db.wire=separate."),

  /** No argument. */
  USER_IN_OPTIONS(1004, "The connection's options set app.user_id (or who acts, app.real_user_id and app.reason) for the"
      + " whole session, so that every statement"
      + " without a user would run as that one. Remove it from the options."),

  /** Argument: what went wrong. */
  SSL_FACTORY(1005, "The sslfactory of the connection cannot be used: %s"),

  /** No argument. */
  OWN_SOCKET_FACTORY(1006, "A socketFactory is set, but shared-db needs that property to send the user with the first"
      + " statement. Remove it, or set shared-db.wire=separate."),

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

  /** Argument: the reason. */
  START_FAILED(2010, "shared-db could not start: %s. The server's log has the whole story."),

  /** Arguments: seconds, the process ids that hold it. */
  MIGRATION_BLOCKED(2013, "Another node has been migrating this database for %s seconds (PostgreSQL process %s). If it"
      + " hangs, end it (select pg_terminate_backend(pid)) and start again."),

  /** Arguments: where, what was seen, what was expected, versions. */
  USER_NOT_SENT(2011, "The user does not reach PostgreSQL as it must: %s, app.user_id is '%s' and should be '%s' (%s)."
      + " Use a tested driver (42.7.x), or set shared-db.wire=separate."),

  /** Arguments: the JNDI name, what arrived. */
  POOL_PASSES_BY(2020, "The data source %s does not lead through this application's copy of shared-db: a test user was sent,"
      + " and '%s' arrived. Either a data source of another class has that name (in web.xml, or in the server's"
      + " configuration), or shared-db is there twice: a library of the server, or an EAR's lib, and WEB-INF/lib as well."),

  /** Argument: versions. */
  POOLER_MIXES_STATEMENTS(2012, "The pooler between here and PostgreSQL (%s) does not keep the prepared statements of"
      + " its clients apart. Add prepareThreshold=0 to the connection's parameters, or use PgBouncer 1.21 or newer with"
      + " max_prepared_statements above 0."),

  /** Arguments: the migration's file, the first thing that it changed. */
  SHARED_TABLE_CHANGED(2014, "The application's migration %s changes what all applications of this database share (%s),"
      + " so it was stopped. Shared tables are changed by the shared files alone. Keep what your application adds in a"
      + " table of its own: user_id uuid primary key references users (id) on delete cascade."),

  /** Arguments: the library, its version, its place, the oldest version. */
  LIBRARY_TOO_OLD(2015, "The library %s %s, loaded from %s, is older than any that shared-db was tested with. Put %4$s or"
      + " newer in its place; where it is the server's or another dependency's, the application's own has to come first."),

  /** Arguments: how many, where. */
  SEVERAL_COPIES(2016, "The application sees %s copies of shared-db (%s), and which of them works would be up to the server."
      + " Leave one, in the application's WEB-INF/lib. On Open Liberty a library of the server is"
      + " shared-db-<version>-jdbc.jar, which is no copy."),

  /** Arguments: the migration's file, the history table. */
  HALF_MIGRATED(2017, "The migration %s failed outside a transaction, so half of it may be there, such as an invalid index."
      + " Undo that and the cause, run as the owner: delete from %s where script = '%1$s' and not success; and start again."),

  /** Arguments: what was found, what was sent. */
  OPTIONS_DROPPED(2018, "The start-up parameter options was not applied: app.user_id is '%s' instead of '%s', so that with"
      + " shared-db.wire=separate what goes past shared-db would find no rows instead of failing. Behind a pooler that"
      + " drops start-up parameters use shared-db.wire=first-statement and prepareThreshold=0 in the URL."),

  /** No argument. */
  SESSION_SHARED(2019, "A pooler gives one session of PostgreSQL to several of its clients, so that two nodes could migrate"
      + " at once. Set shared-db.migration-url to a URL of the owner that leads past the pooler, or migrate from outside and"
      + " set shared-db.migrate=off."),

  /** Argument: the findings, each on a line of its own. */
  GUARD_REFUSES(3001, "This deployment would leak rows of one user to another, so it does not start."
      + " Each cure goes into a migration, or to whoever is named in it; exceptions need a reason and are described in"
      + " the README, \"What the guard refuses\".%s"),

  /** Argument: the findings. 3002 to 3004 are retired: each check has a code of its own, 3101 and up. */
  GUARD_WARNS(3005, "This deployment would leak rows of one user to another, and starts only because of"
      + " shared-db.guard=warn:%s"),

  /** Argument: the findings. */
  GUARD_FOUND(3006, "The guard lets this deployment start, but found something:%s"),

  /** Arguments: the code, where it was written, what is wrong with it. */
  BAD_EXCEPTION(3007, "The exception for %s in %s does not hold: %s"),

  /** Argument: what is missing. */
  PROVIDER_HIDDEN(3009, "The persistence unit's provider is EclipseLink, but its classes are hidden from the application"
      + " (%s), so that nobody knows whether its cache would leak. On Open Liberty write"
      + " <classloader apiTypeVisibility=\"+third-party\" .../> into the application's element of server.xml."),

  /** Argument: the database's message. */
  GUARD_FAILED(3008, "The guard could not look at the database, so that nobody knows whether it would leak: %s"),

  /** Argument: the database's message. */
  NOT_EXPLAINED(3011, "The database could not be asked what a user sees: %s"),

  /** No argument. */
  SERVER_STAYS_UP(3010, "Payara Micro goes on without the application that was refused, and says that it is ready. Where its"
      + " process is to end instead, start it by server-config/payara-micro/run.sh, which ends with exit code 1 then; or let"
      + " the supervisor watch /health/ready for the check shared-db."),

  /** Argument: where it is injected. */
  NO_UNIT(3012, "There is no EntityManager for %s: from where shared-db lies, no META-INF/persistence.xml can be seen. If the"
      + " application has none, give it one. If shared-db lies in lib/ of an EAR, put it into WEB-INF/lib of each WAR instead."),

  /** No argument. */
  UNIT_NOT_FOUND(3013, "The server gave shared-db no EntityManager for the unit of the users, so that nobody knows whether its"
      + " cache would leak; why, its log says. An application with several persistence units has to name that one: see the"
      + " README, \"Two persistence units\"."),

  /** Arguments: what was bound, what was asked for. */
  USER_SWITCH(4001, "This transaction works for user %s and cannot go on for %s: rows of one would be read or written"
      + " as the other. Let the second user call a bean whose method starts a transaction of its own"
      + " (@Transactional(REQUIRES_NEW) or @TransactionAttribute(REQUIRES_NEW)): RlsContext.callAs(userId, () ->"
      + " bean.method()). Or open the scope after the commit."),

  /** No argument. */
  UNSCOPED(4002, "A table under row level security, or the current user's profile, was asked for outside any scope,"
      + " so there is no user whose rows these are. Annotate the bean or method with @RlsScoped, or wrap the work in RlsContext.callAs(userId, ...)."
      + " A lazy collection that is read after its scope has ended needs a fetch join inside the scope."),

  /** No argument. */
  NO_CALLER(4003, "Nobody is signed in, so there is no current user. Protect the resource (@RolesAllowed or a"
      + " security constraint), or ask RlsContext.currentUserId() first, which may be empty."),

  /** No argument. */
  OWN_SETTING(4004, "The application's own SQL sets or resets app.user_id, app.real_user_id or app.reason, which are this"
      + " module's to set. Open a scope instead: @RlsScoped, RlsContext.callAs(userId, ...) or"
      + " RlsContext.actAs(userId, reason, ...)."),

  /** No argument. */
  LOST_BETWEEN_BIND_AND_EXECUTE(4005, "The transaction of a statement ended between its Bind and its Execute, so the"
      + " user it was bound for is gone. Send them in one transaction."),

  /** Argument: what was found. */
  OUT_OF_STEP(4006, "The conversation with PostgreSQL went out of step: %s. The connection was closed, so that no"
      + " answer can reach the wrong statement. If it happens again with this driver, server or pooler, set"
      + " shared-db.wire=separate."),

  /** No argument. */
  OWN_SIGN_IN(4007, "The application's own SQL calls shared_db.sign_in, by which one can become anyone, and which is this"
      + " module's to call. Inject io.shareddb.SignIn instead."),

  /** No argument. */
  NO_TRANSACTION(4010, "The profile of the current user was changed outside a transaction, so nothing would be stored."
      + " Annotate the method with @Transactional, or make the bean an EJB."),

  /** No argument. */
  NOBODY_REFUSED(4100, "Nobody is signed in, and shared-db.unauthenticated=refuse, so the @RlsScoped bean was not called."
      + " Protect the resource (@RolesAllowed or a security constraint), call the bean inside RlsContext.callAs(userId,"
      + " ...), or set shared-db.unauthenticated=empty, with which nobody sees no rows."),

  /** No argument. */
  USER_GONE(4101, "The user in force has been deleted while signed in. Let the caller sign in anew; if the account was"
      + " made again on purpose, SignIn.forget(userId) ends the waiting time."),

  /** Arguments: what, its beginning, the rule that it breaks. */
  BAD_IDENTITY(4102, "The caller is signed in, but the %s '%s' cannot be used: %s."),

  /** Arguments: the name's beginning, the principal's class, the resolvers. */
  NOT_RESOLVED(4103, "The caller is signed in as '%s' (%s), but which user that is cannot be told; asked were %s. The name"
      + " of a principal counts when it is an e-mail address or a user's id (a UUID in its canonical form); for"
      + " everything else add a CDI bean that implements io.shareddb.spi.UserIdResolver."),

  /** Arguments: who. */
  NO_ACCOUNT(4104, "The caller is signed in as %s, but there is no such user, and none is made here. Make the account"
      + " first, or set shared-db.identity.provision=first-sign-in (a user's id alone never makes one)."),

  /** Arguments: who. */
  NO_VERIFIED_EMAIL(4105, "The caller is signed in as %s, who has never been here, and the provider vouches for no e-mail"
      + " address, so that no account is made or joined. Let the token carry email and email_verified=true (scope"
      + " email), or make the account first."),

  /** Arguments: who, the database's words. */
  SIGN_IN_REFUSED(4106, "The caller is signed in as %s, but may not come in: %s."),

  /** Arguments: the resolver, what it threw. */
  RESOLVER_FAILED(4107, "The caller is signed in, but %s, which is to say who that is, failed: %s. It refuses a caller by"
      + " an exception, and passes one on by Optional.empty()."),

  /** Arguments: the database's words. */
  SIGN_IN_FAILED(4108, "The caller is signed in, but the database could not be asked which user that is: %s."),

  /** Arguments: what was found and what is missing. */
  BAD_CLAIM(4109, "The caller's token cannot be used: %s. shared-db.identity.claim says what is read of it."),

  /** Argument: by what callers sign in. */
  NO_TOKEN(4110, "The caller is signed in, but this application uses %s, and no token of theirs is here: they came by another"
      + " mechanism, or it is no request of theirs that is served, as where a WebSocket endpoint is called. The principal's name"
      + " alone does not count; where such callers are to come in, a resolver of the application's own"
      + " (io.shareddb.spi.UserIdResolver) has to know them."),

  /** Arguments: who, for whom, what came of asking. */
  ACT_AS_DENIED(4120, "User %s may not act for user %s: that takes a CDI bean that implements io.shareddb.spi.ActAsPolicy"
      + " and allows it, and %s."),

  /** Arguments: who is in force, for whom. */
  ACT_AS_NESTED(4121, "User %s cannot act for user %s as well: one acts for one user at a time. End the outer"
      + " RlsContext.actAs first."),

  /** Argument: for whom. */
  ACT_AS_NO_USER(4122, "Nobody can act for user %s: there is no such user, or not any more."),

  /** Arguments: the reason's beginning, the rule that it breaks. */
  BAD_REASON(4123, "The reason '%s' cannot be used: %s. It stands in the audit and in the log, so it is one line of at"
      + " most 500 characters, for example \"ticket 42: the user cannot log in\"."),

  /** Argument: its name in JNDI. */
  EXECUTOR_FORGETS(4130, "Work that this application gives to %s is nobody's and sees no rows, since this server carries only"
      + " contexts of its own to it. Methods with @Asynchronous are not concerned. For other work define an executor"
      + " (@ManagedExecutorDefinition) whose context service propagates \"SharedDbRls\" (@ContextServiceDefinition), or wrap the"
      + " work in RlsContext.contextual."),

  /** Arguments: the table, who is in force, the policies. */
  ROW_REFUSED(4201, "The database refused to write a row of %s for %s: it belongs, or would belong, to somebody else. What"
      + " decides: %s. Leave the owner's column to the database or to OwnedEntity; work for another user goes into a"
      + " transaction of its own (RlsContext.callAs or actAs), and work for everybody is RlsContext.asSystem."),

  /** Argument: the table. */
  RIGHT_MISSING(4202, "The database refused a command on %s, because the application has no right to it: the table is"
      + " read-only, has columns that users do not write, or was never granted. shared_db.protect_table gives the rights;"
      + " select * from shared_db.protected_tables shows what a table has."),

  /** Argument: the beginning of what the function said. */
  FUNCTION_REFUSED(4203, "A function of the database refused: '%s'. What to do is in the cause's hint."),

  /** Argument: the entity. */
  ROW_NOT_VISIBLE(4204, "A row of %s was to be changed that does not exist for the user in force: it was deleted"
      + " meanwhile, or is somebody else's. Reading it anew finds nothing; no retry helps."),

  /** Argument: the SQLState. */
  OUTCOME_UNKNOWN(4205, "The connection broke during a commit (%s), so that nobody here knows whether the transaction was"
      + " committed. Look whether the change is there before you make it again, or make it so that twice is once (a key that"
      + " the client chooses)."),

  /** Argument: the SQLState. */
  DATABASE_UNAVAILABLE(4206, "The connection to the database broke, or none was to be had (%s). Nothing of this transaction"
      + " was committed; it may be tried again when the database is back."),

  /** No argument. */
  NO_SYSTEM_LOGIN(4301, "System work is not configured here. Set shared-db.system-url to the URL of a login of its own, which"
      + " an administrator makes: create role app_system login password '...'; grant shared_db_system to app_system;"),

  /** Arguments: login and place, what is wrong with it, the login alone. */
  SYSTEM_LOGIN(4302, "The login of shared-db.system-url, %s, cannot do system work: %s. It has to be a plain login that is a"
      + " member of shared_db_system and of nothing that owns tables. As an administrator run:"
      + " grant shared_db_system to \"%s\";"),

  /** Arguments: how many, seconds. */
  SYSTEM_BUSY(4303, "All %s connections for system work have been in use for %s seconds. Do less at once, or in one piece."),

  /** Argument: the method. */
  SYSTEM_TRANSACTION(4304, "Connection.%s is not for the work of RlsContext.asSystem, whose transaction is committed when the"
      + " work returns and rolled back when it throws. For a second transaction call asSystem again."),

  /** No argument. */
  SYSTEM_WITHOUT_JPA(4305, "The users' connections and the shared EntityManager are not for the work of RlsContext.asSystem:"
      + " they know the caller's rows only. Use the connection that the work is given; work for one user goes into"
      + " RlsContext.callAs(userId, ...) or after the system work.");

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
