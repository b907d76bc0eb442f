// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.guard;

/** What the canary finds: not what a policy says, but what the database does. */
public enum CanaryCheck {

  /** Rows that came back. */
  ROWS_VISIBLE(new Check("SDB-3301", "canary-sees-rows", Level.REFUSE, true,
      "A user who does not exist, or nobody, was shown rows of a protected table.",
      "Whoever is signed in, and perhaps whoever is not, reads rows of others.",
      "select shared_db.protect_table('public.notes');")),

  /** A row that went in. */
  FOREIGN_INSERT(new Check("SDB-3302", "canary-writes-for-others", Level.REFUSE, true,
      "A user who does not exist, or nobody, could insert a row that belongs to somebody else (it was rolled back).",
      "Everybody can put rows among the rows of others.",
      "select shared_db.protect_table('public.notes');")),

  /** An answer that proves nothing. */
  NOT_PROVED(new Check("SDB-3303", "canary-not-proved", Level.WARN, true,
      "A protected table answered the canary with neither rows nor a refusal, so that it proved nothing.",
      "Only the texts of this table's policies speak for it.",
      "Look at the error, and at triggers, rules, generated columns, partitions and rights on columns of the table."));

  private final Check check;

  CanaryCheck(Check check) {
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
