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
      "Put into a migration: select shared_db.protect_table('notes');"));

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
}
