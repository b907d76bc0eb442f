// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.guard;

/** What the guard looks for in the application itself; the database's checks are files, see {@link Lint}. */
public enum ApplicationCheck {

  /** An entity that a shared cache keeps. */
  ENTITY_SHARED_CACHED(new Check("SDB-3201", "entity-shared-cached", Level.REFUSE, true,
      "An entity of a protected table is kept by the shared cache of its persistence unit.",
      "The cache hands one user's row to another without any SQL.",
      "Put into persistence.xml: <shared-cache-mode>NONE</shared-cache-mode>")),

  /** An entity with an owner whose table nobody has protected. */
  ENTITY_UNPROTECTED(new Check("SDB-3202", "entity-unprotected", Level.REFUSE, true,
      "An entity extends OwnedEntity, but its table is not under row level security.",
      "Everybody sees everybody's rows.",
      "Put into a migration: select shared_db.protect_table('notes');")),

  /** A query whose results a cache keeps. */
  QUERY_RESULTS_CACHED(new Check("SDB-3203", "query-results-cached", Level.REFUSE, true,
      "Results of a query for a protected table are kept in a cache that all users share.",
      "The cache hands one user's rows to another without any SQL.",
      "Remove the hint eclipselink.query-results-cache, or hibernate.cache.use_query_cache.")),

  /** Reads on a connection beside the transaction's. */
  JOIN_EXISTING_MISSING(new Check("SDB-3204", "join-existing-missing", Level.WARN, true,
      "EclipseLink reads on a connection of its own until the transaction's first write.",
      "Such reads do not see what the transaction has locked or written by JDBC, and every request takes two connections.",
      "Put into persistence.xml: <property name=\"eclipselink.transaction.join-existing\" value=\"true\"/>")),

  /** Tables that nobody protects. */
  SCHEMA_GENERATION(new Check("SDB-3205", "schema-generation", Level.REFUSE, true,
      "The persistence unit creates, changes or drops tables by itself.",
      "A table that JPA creates has no row level security, and one that it drops takes everybody's rows along.",
      "Remove the property from persistence.xml, and write a migration: select shared_db.protect_table('notes');")),

  /** A way past the door. */
  SECOND_DATA_SOURCE(new Check("SDB-3206", "second-data-source", Level.REFUSE, true,
      "A data source of the application leads to the same database, but not through shared-db.",
      "Its statements run for no user, or with the rights of another login, whatever scope is open.",
      "Put into persistence.xml: <jta-data-source>java:app/jdbc/shared-db</jta-data-source>")),

  /** A data source about which nothing is known. */
  DATA_SOURCE_UNKNOWN(new Check("SDB-3207", "data-source-unknown", Level.WARN, true,
      "A data source of the application did not answer, so that nobody knows where it leads.",
      "It may lead to this database past shared-db.",
      "Remove it, or let it answer when the application starts.")),

  /** A second mapping of the shared table. */
  USERS_MAPPED_ANEW(new Check("SDB-3208", "users-mapped-anew", Level.REFUSE, true,
      "An entity of the application maps the shared table users.",
      "Its columns and its cache are not those of the shared entity, which all applications rely on.",
      "Remove the entity, and use io.shareddb.model.User; what is the application's own goes into a table with a user_id.")),

  /** A name that protect_table does not take. */
  TABLE_NAME(new Check("SDB-3209", "table-name", Level.NOTE, true,
      "The table of an entity is not named in snake_case.",
      "shared_db.protect_table takes snake_case only, since a quoted name is easily missed where rights are looked through.",
      "Name it: @Table(name = \"user_settings\")")),

  /** An annotation without effect. */
  NOT_INTERCEPTED(new Check("SDB-3210", "not-intercepted", Level.WARN, true,
      "@RlsScoped stands where CDI cannot intercept: on a private, static or final method, or a final class.",
      "The method runs in no scope, or in the scope of whoever called it.",
      "Make the method public and not final, or use RlsContext.callAs(userId, ...).")),

  /** A way around one question. */
  PLAIN_ENTITY_MANAGER(new Check("SDB-3211", "plain-entity-manager", Level.WARN, true,
      "A bean has an EntityManager injected without @SharedDb, or an EntityManagerFactory.",
      "By it a second user finds what another one's transaction has loaded, and the database is not asked.",
      "@Inject @SharedDb EntityManager em;")),

  /** Entities that nobody judges. */
  SECOND_UNIT(new Check("SDB-3212", "second-unit", Level.REFUSE, true,
      "Two persistence units of the application use shared-db's data source.",
      "The guard judges the entities of one, so that the cache of the other might hand one user's rows to another.",
      "Put the entities of both into one persistence unit.")),

  /** An EntityManager that outlives its user. */
  EXTENDED_ENTITY_MANAGER(new Check("SDB-3213", "extended-entity-manager", Level.REFUSE, true,
      "A bean keeps an extended EntityManager of the shared database.",
      "The next user finds in it what the last one has loaded, without any SQL, and writes what that one has changed.",
      "@Inject @SharedDb EntityManager em;"));

  private final Check check;

  ApplicationCheck(Check check) {
    this.check = check;
  }

  /**
   * Gives what a report says of it.
   *
   * @return code, level and sentences
   */
  public Check check() {
    return check;
  }

  /** Makes a finding whose cure is the same for every object. */
  Finding at(String object, String where) {
    return check.at(object, where, check.cure());
  }
}
