// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.wire;

/**
 * What a statement means for the user's setting. {@link #PASSES} is a closed list; whatever is not on it gets the user
 * first, so that an unknown statement fails loudly rather than reads nothing.
 */
enum StatementKind {

  /** May touch rows: the user goes ahead of it. */
  TOUCHES_ROWS(true, false),

  /** CALL and DO: touch rows, and may commit in the middle. */
  CALLS(true, true),

  /** DECLARE without HOLD: as {@link #TOUCHES_ROWS}, but outside a transaction the server must see it alone. */
  DECLARES(true, false),

  /** Calls {@code shared_db.sign_in}: touches rows, and is the module's alone to run. */
  SIGNS_IN(true, false),

  /** Touches no rows, or bears nothing ahead of it: VACUUM, LISTEN, SET, BEGIN, SAVEPOINT, LOCK, no statement. */
  PASSES(false, false),

  /** COMMIT, END, ROLLBACK, ABORT, PREPARE TRANSACTION. */
  ENDS(false, true),

  /** ROLLBACK TO: back to a savepoint that may be older than the setting. */
  ROLLS_BACK_TO(false, true),

  /** DISCARD, DEALLOCATE, RESET ALL: our prepared statement or the setting may be gone. */
  DISCARDS(false, true),

  /** The application's own SET, RESET or set_config of {@code app.user_id}. */
  SETS_USER(false, false);

  private final boolean needsUser;
  private final boolean losesUser;

  StatementKind(boolean needsUser, boolean losesUser) {
    this.needsUser = needsUser;
    this.losesUser = losesUser;
  }

  /** Tells whether the user must be in force before it. */
  boolean needsUser() {
    return needsUser;
  }

  /** Tells whether the user may be gone after it. */
  boolean losesUser() {
    return losesUser;
  }
}
