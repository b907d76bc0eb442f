// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A table under row level security that the application can reach.
 *
 * @param name with its schema, quoted where SQL needs it
 * @param owner the column that says whose row it is, quoted likewise; empty when that cannot be told
 * @param ownerRead whether the application may read that column
 * @param reads whether the application may read it
 * @param attempt the statement that inserts a row of somebody else; empty when the application may not name whose it is
 * @param diverted whether a trigger or a rule comes first, so that the row that goes in may be another
 * @param protection the statement that protects it
 */
record CanaryTable(String name, Optional<String> owner, boolean ownerRead, boolean reads, Optional<String> attempt,
    boolean diverted, String protection) {

  private static final String ANSWERS = "shared_db.canary";

  boolean inserts() {
    return attempt.isPresent();
  }

  /** Gives the number of each table of which a row is seen, in one statement. */
  static String query(List<CanaryTable> tables, boolean nobody) {
    List<String> questions = new ArrayList<>();
    for (int i = 0; i < tables.size(); i++) {
      questions.add("select " + i + " where exists (" + tables.get(i).anyRow(nobody) + ")");
    }
    return String.join(" union all ", questions);
  }

  /** Rows without an owner may be meant for everybody who is signed in, but never for nobody. */
  private String anyRow(boolean nobody) {
    return "select from " + name
        + (nobody || !ownerRead ? "" : owner.map(column -> " where " + column + " is not null").orElse(""));
  }

  /** Whether rows that an unknown user sees may be such rows. */
  boolean hidesOwner() {
    return owner.isPresent() && !ownerRead;
  }

  /**
   * Gives statements that try to put a row of somebody else into each table, and then give the answers: for each a SQLState
   * and the message, or nothing where the row went in. PostgreSQL's own errors would fill its log at every start; those
   * that are caught here do not get there.
   */
  static String inserts(List<CanaryTable> tables) {
    StringBuilder block = new StringBuilder("do $canary$ declare answers text := ''; begin ");
    for (CanaryTable table : tables) {
      block.append("begin ").append(table.attempt.orElseThrow()).append("; if not found then ")
          .append("raise no_data_found using message = 'no row went in'; end if; answers := answers || e'\\x1e';")
          .append(" exception when others then answers := answers || sqlstate || ' ' || sqlerrm || e'\\x1e'; end; ");
    }
    return block.append("perform pg_catalog.set_config('").append(ANSWERS).append("', answers, true); end $canary$; ")
        .append("select pg_catalog.current_setting('").append(ANSWERS).append("')").toString();
  }

  /** Takes the answers of {@link #inserts} apart. */
  static String[] answers(String answers) {
    return answers.split("\u001e", -1);
  }
}
