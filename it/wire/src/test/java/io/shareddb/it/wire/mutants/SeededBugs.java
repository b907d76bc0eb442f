// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.wire.mutants;

import java.util.List;

/** The deliberate errors, each of another kind. */
final class SeededBugs {

  static final List<Mutant> ALL = List.of(
      Mutant.of("does not re-apply in the next transaction", "TransactionState",
          "      if (appliedAt <= at) {\n        appliedAt = 0;\n      }\n", ""),
      Mutant.of("keeps the setting as told over ROLLBACK TO", "TransactionState",
          "  void forget() {\n    appliedAt = 0;", "  void forget() {",
          "TransactionState", "    if (appliedAt < at) {\n      appliedAt = 0;\n    }\n", ""),
      Mutant.of("waits for the reply of ROLLBACK TO before it re-applies", "TransactionState",
          "  void forget() {\n    appliedAt = 0;", "  void forget() {"),
      Mutant.of("does not look whether the setting told is this user's", "TransactionState",
          " && applied.equals(setting)", ""),
      Mutant.of("does not tell the server of nobody", "UserPolicy",
          "if (refusal == null && transaction.inForce(identity.setting(), queue)) {",
          "if (refusal == null && (identity.setting().isEmpty() || transaction.inForce(identity.setting(), queue))) {"),
      Mutant.of("takes no scope for nobody", "WhoIsInForce",
          "canary == null ? IdentityInForce.forStatement() : canary",
          "IdentityInForce.forStatement().isUser() ? IdentityInForce.forStatement() : RlsIdentity.NOBODY"),
      Mutant.of("takes the thread's user before the transaction's", "WhoIsInForce",
          "canary == null ? IdentityInForce.forStatement() : canary",
          "io.shareddb.internal.context.RlsScope.current().map(s -> s.identity()).orElse(RlsIdentity.UNSCOPED)"),
      Mutant.of("remembers the user from one flush to the next", "UserPolicy", "    identity = null;\n", ""),
      Mutant.of("lets a second user into a transaction", "UserPolicy",
          "owner == null || owner.equals(identity.setting()) ? null", "true ? null"),
      Mutant.of("forgets whose transaction it is after ROLLBACK TO", "TransactionState",
          "if (forGood && ownerAt < at)", "if (ownerAt < at)"),
      Mutant.of("takes the owner of one transaction over to the next", "TransactionState",
          "      if (ownerAt <= at) {\n        owner = null;\n      }\n", "",
          "TransactionState", "    if (forGood && ownerAt < at) {\n      owner = null;\n    }\n", ""),
      Mutant.of("matches replies by their type", "Replies",
          "boolean ours = queue.has(ReplyQueue.INJECTED) ||", "boolean ours = type == '2' ||"),
      Mutant.of("drops the Sync after an error", "ReplyQueue",
          "while (!isEmpty() && type() != 'S')", "while (!isEmpty())"),
      Mutant.of("believes its statement is still prepared", "UserPolicy",
          "    if (kind == StatementKind.DISCARDS) {\n      setting.lost(queue.next());\n    }\n", "",
          "Replies", "CommandTag.losesStatements(tag)", "false"),
      Mutant.of("puts the user ahead of VACUUM", "StatementWords", "\"vacuum\", ", ""),
      Mutant.of("puts the user ahead of CREATE INDEX CONCURRENTLY", "StatementWords", "s.concurrently() || ", ""),
      Mutant.of("puts the user ahead of LOCK", "StatementWords", "case \"lock\" ->", "case \"lock!\" ->"),
      Mutant.of("leaves simple queries alone", "UserPolicy", "        if (!inForce) {\n", "        if (inForce) {\n"),
      Mutant.of("leaves the position of an error shifted", "QueryRewrite", "at - ours", "at"),
      Mutant.of("shows its own CommandComplete", "QueryRewrite", "return !failed && isOurs(completed);", "return false;"),
      Mutant.of("overlooks a commit inside a text", "UserPolicy", "        lost = true;\n        inForce = false;", ""),
      Mutant.of("lets the application set the user", "StatementWords", "if (s.setsUser())", "if (false)"),
      Mutant.of("lets the application sign people in", "StatementWords", "if (s.signsIn())", "if (false)"),
      Mutant.of("lets the application reset the user", "StatementWords",
          "s.namesUser() ? SETS_USER : s.word(1).equals(\"all\")", "s.word(1).equals(\"all\")"),
      Mutant.of("overlooks the name in one pair of quotes", "StatementReader",
          "token == Token.IDENTIFIER && value.equals(\"app.user_id\")", "false"),
      Mutant.of("lets a role have a user of its own", "StatementWords", "s.changesUser() ? SETS_USER : ", ""),
      Mutant.of("believes its statement is prepared although the server said no", "Replies",
          "      setting.lost(queue.next());\n", ""),
      Mutant.of("keeps the last user's value in its messages", "SettingStatement",
          "      System.arraycopy(value, 0, bindAndExecute, valueAt, value.length);\n", ""),
      Mutant.of("does not nest comments", "SqlScanner", "        depth++;\n", "        depth = 1;\n"),
      Mutant.of("sends no Sync behind a function call", "Conversation",
          "return Edit.around(ahead, new Bytes(5).message('S').end().toArray());", "return Edit.before(ahead);"),
      Mutant.of("looks away once TLS was refused", "Conversation", "answer == 'S' ? Phase.RAW : Phase.START", "Phase.RAW"));

  private SeededBugs() {
  }
}
