// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.guard;

import io.shareddb.RlsContext;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;

/**
 * Asks the protected tables themselves, once as a user who does not exist and once as nobody, each time in a transaction
 * that is rolled back: no row may come back, and a row that belongs to somebody else must be refused. UPDATE and DELETE
 * are not tried, since a statement without a WHERE that works by mistake locks every row; of those the lints speak.
 */
public final class Canary {

  /** So many tables are asked in one statement, and one by one only if that fails. */
  private static final int TOGETHER = 25;

  /** What the slowest table may take, twice at most. */
  private static final String BOUND = "set local statement_timeout = '1s'; set local lock_timeout = '1s'";

  /** Refused by a policy, or because the right was not given in the first place. */
  private static final String INSUFFICIENT_PRIVILEGE = "42501";

  private final Connection door;
  private final List<Finding> findings = new ArrayList<>();

  /**
   * Makes a canary.
   *
   * @param door a connection of the application, on which statements run for the user in force; no transaction is open
   */
  public Canary(Connection door) {
    this.door = door;
  }

  /**
   * Asks all protected tables that the application can reach. Not to be called where a transaction of the server is
   * open, which belongs to a user already.
   *
   * @return what was found
   * @throws Exception when the database does not answer
   */
  public Examination examine() throws Exception {
    long start = System.nanoTime();
    boolean autoCommit = door.getAutoCommit();
    List<CanaryTable> tables = RlsContext.callAsNobody(() -> CanaryTable.of(door));
    door.setAutoCommit(false);
    try {
      RlsContext.callAs(UUID.randomUUID(), rolledBack("an unknown user", tables));
      RlsContext.callAsNobody(rolledBack("nobody", tables));
    } finally {
      door.setAutoCommit(autoCommit);
    }
    return new Examination(findings, List.of(), CanaryCheck.values().length, (System.nanoTime() - start) / 1_000_000);
  }

  private Callable<Void> rolledBack(String who, List<CanaryTable> tables) {
    return () -> {
      try (Statement statement = door.createStatement()) {
        statement.execute(BOUND);
        // Rolling back to it also gives the locks of the tables back.
        Savepoint before = door.setSavepoint();
        together(tables.stream().filter(CanaryTable::reads).toList(), part -> read(statement, before, who, part));
        together(tables.stream().filter(CanaryTable::inserts).toList(), part -> insert(statement, before, who, part));
      } finally {
        door.rollback();
      }
      return null;
    };
  }

  /** A question about some tables. */
  @FunctionalInterface
  private interface Question {
    void ask(List<CanaryTable> tables) throws SQLException;
  }

  private static void together(List<CanaryTable> tables, Question question) throws SQLException {
    for (int i = 0; i < tables.size(); i += TOGETHER) {
      question.ask(tables.subList(i, Math.min(i + TOGETHER, tables.size())));
    }
  }

  private void read(Statement statement, Savepoint before, String who, List<CanaryTable> tables) throws SQLException {
    try (ResultSet rows = statement.executeQuery(CanaryTable.query(tables, who.equals("nobody")))) {
      while (rows.next()) {
        CanaryTable table = tables.get(rows.getInt(1));
        found(CanaryCheck.ROWS_VISIBLE, table, who + " sees rows", table.protection());
      }
    } catch (SQLException e) {
      door.rollback(before);
      oneByOne(e, tables, part -> read(statement, before, who, part), "SELECT as " + who, true);
    }
    door.rollback(before);
  }

  private void insert(Statement statement, Savepoint before, String who, List<CanaryTable> tables) throws SQLException {
    try {
      statement.execute(CanaryTable.inserts(tables));
      String[] answers = CanaryTable.answers(statement);
      for (int i = 0; i < tables.size(); i++) {
        judge(tables.get(i), who, answers[i]);
      }
    } catch (SQLException e) {
      door.rollback(before);
      oneByOne(e, tables, part -> insert(statement, before, who, part), "INSERT as " + who, false);
    }
    door.rollback(before);
  }

  private void judge(CanaryTable table, String who, String answer) {
    if (answer.isEmpty()) {
      found(CanaryCheck.FOREIGN_INSERT, table, who + " inserted a row for somebody else", table.protection());
    } else if (!answer.startsWith(INSUFFICIENT_PRIVILEGE)) {
      // Only the one refusal counts: not null and foreign keys are asked after the policies, triggers before.
      notProved(table, "INSERT as " + who + " for somebody else", answer.substring(0, 5), answer.substring(6));
    }
  }

  /** One table of several does not answer: which, and what do the others say? */
  private void oneByOne(SQLException e, List<CanaryTable> tables, Question question, String statement, boolean mayBeRefused)
      throws SQLException {
    if (e.getSQLState() == null || e.getSQLState().startsWith("08")) {
      throw e;
    }
    if (tables.size() > 1) {
      for (CanaryTable table : tables) {
        question.ask(List.of(table));
      }
    } else if (!mayBeRefused || !INSUFFICIENT_PRIVILEGE.equals(e.getSQLState())) {
      notProved(tables.get(0), statement, e.getSQLState(), e.getMessage());
    }
  }

  private void notProved(CanaryTable table, String statement, String state, String message) {
    found(CanaryCheck.NOT_PROVED, table, statement + " ended in " + state + " (" + message.lines().findFirst().orElse("") + ")",
        CanaryCheck.NOT_PROVED.check().cure());
  }

  private void found(CanaryCheck check, CanaryTable table, String seen, String cure) {
    findings.add(check.check().at(table.name(), table.name() + ": " + seen, cure));
  }
}
