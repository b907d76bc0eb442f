// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.wire;

import static io.shareddb.internal.wire.StatementKind.CALLS;
import static io.shareddb.internal.wire.StatementKind.DECLARES;
import static io.shareddb.internal.wire.StatementKind.DISCARDS;
import static io.shareddb.internal.wire.StatementKind.ENDS;
import static io.shareddb.internal.wire.StatementKind.PASSES;
import static io.shareddb.internal.wire.StatementKind.ROLLS_BACK_TO;
import static io.shareddb.internal.wire.StatementKind.SETS_USER;
import static io.shareddb.internal.wire.StatementKind.SIGNS_IN;
import static io.shareddb.internal.wire.StatementKind.TOUCHES_ROWS;

/** The closed list: which first words pass, and which say that the user is lost. */
final class StatementWords {

  private StatementWords() {
  }

  static StatementKind kind(StatementReader s) {
    if (s.isEmpty()) {
      return PASSES;
    }
    if (s.setsUser()) {
      return SETS_USER;
    }
    if (s.signsIn()) {
      return SIGNS_IN;
    }
    return switch (s.word(0)) {
      case "begin", "start", "savepoint", "release", "show", "listen", "unlisten", "notify", "load", "checkpoint",
          "vacuum", "analyze", "analyse", "cluster", "reindex", "close" -> PASSES;
      // A LOCK must be able to come before the transaction's snapshot, and a query of ours would take one.
      case "lock" -> PASSES;
      case "set" -> s.namesUser() ? SETS_USER : PASSES;
      case "reset" -> s.namesUser() ? SETS_USER : s.word(1).equals("all") ? DISCARDS : PASSES;
      case "discard", "deallocate" -> DISCARDS;
      case "commit", "end", "abort" -> s.word(1).equals("prepared") ? PASSES : ENDS;
      case "rollback" -> s.word(1).equals("prepared") ? PASSES
          : s.word(1).equals("to") || s.word(2).equals("to") ? ROLLS_BACK_TO : ENDS;
      case "prepare" -> s.word(1).equals("transaction") ? ENDS : PASSES;
      case "call", "do" -> CALLS;
      case "declare" -> s.holds() ? TOUCHES_ROWS : DECLARES;
      case "alter", "create", "drop" -> s.changesUser() ? SETS_USER : bearsNothingAhead(s) ? PASSES : TOUCHES_ROWS;
      default -> TOUCHES_ROWS;
    };
  }

  /** What PostgreSQL refuses inside a transaction block (25001), and so behind a statement of ours. */
  private static boolean bearsNothingAhead(StatementReader s) {
    return s.concurrently() || switch (s.word(1)) {
      case "database", "tablespace", "subscription", "system" -> true;
      default -> false;
    };
  }
}
