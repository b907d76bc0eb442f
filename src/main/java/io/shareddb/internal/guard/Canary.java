// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.guard;

import io.shareddb.RlsContext;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
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
final class Canary {

  /** So many tables are asked in one statement, and one by one only if that fails. */
  private static final int TOGETHER = 25;

  /** What the slowest table may take, twice at most. A query, so that the user is set before the savepoint, not behind it. */
  private static final String BOUND = "select pg_catalog.set_config('statement_timeout', '1s', true),"
      + " pg_catalog.set_config('lock_timeout', '1s', true); savepoint canary";

  /** Ahead of each question, in the same round trip: ends the error of the one before, and gives back its locks. */
  private static final String BACK = "rollback to savepoint canary; ";

  /** Refused by a policy, or because the right was not given in the first place. */
  private static final String INSUFFICIENT_PRIVILEGE = "42501";

  private final Connection door;
  private final List<CanaryTable> tables;
  private final List<Finding> findings = new ArrayList<>();

  /**
   * Makes a canary.
   *
   * @param door a connection of the application, on which statements run for the user in force; no transaction is open
   * @param tables whom to ask
   */
  Canary(Connection door, List<CanaryTable> tables) {
    this.door = door;
    this.tables = tables;
  }

  /**
   * Asks all tables. Not to be called where a transaction of the server is open, which belongs to a user already.
   *
   * @return what was found
   * @throws Exception when the database does not answer
   */
  Examination examine() throws Exception {
    long start = System.nanoTime();
    RlsContext.callAs(UUID.randomUUID(), rolledBack("an unknown user"));
    RlsContext.callAsNobody(rolledBack("nobody"));
    return new Examination(findings, List.of(), CanaryCheck.values().length, (System.nanoTime() - start) / 1_000_000);
  }

  private Callable<Void> rolledBack(String who) {
    return () -> {
      try (RolledBack transaction = RolledBack.begin(door);
          Statement statement = transaction.connection().createStatement()) {
        statement.execute(BOUND);
        together(tables.stream().filter(CanaryTable::reads).toList(), part -> read(statement, who, part));
        together(tables.stream().filter(CanaryTable::inserts).toList(), part -> insert(statement, who, part));
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

  private void read(Statement statement, String who, List<CanaryTable> part) throws SQLException {
    try (ResultSet rows = rowsOfLast(statement, BACK + CanaryTable.query(part, who.equals("nobody")))) {
      while (rows.next()) {
        CanaryTable table = part.get(rows.getInt(1));
        if (table.hidesOwner() && !who.equals("nobody")) {
          notProved(table, who + " sees rows, perhaps meant for everybody: the application may not read whose they are");
        } else {
          found(CanaryCheck.ROWS_VISIBLE, table, who + " sees rows", table.protection());
        }
      }
    } catch (SQLException e) {
      oneByOne(e, part, one -> read(statement, who, one), "SELECT as " + who, true);
    }
  }

  private void insert(Statement statement, String who, List<CanaryTable> part) throws SQLException {
    try (ResultSet rows = rowsOfLast(statement, BACK + CanaryTable.inserts(part))) {
      rows.next();
      String[] answers = CanaryTable.answers(rows.getString(1));
      for (int i = 0; i < part.size(); i++) {
        judge(part.get(i), who, answers[i]);
      }
    } catch (SQLException e) {
      oneByOne(e, part, one -> insert(statement, who, one), "INSERT as " + who, false);
    }
  }

  /** Runs statements, of which only the last gives rows, in one round trip. */
  private static ResultSet rowsOfLast(Statement statement, String sql) throws SQLException {
    boolean rows = statement.execute(sql);
    while (!rows) {
      rows = statement.getMoreResults();
    }
    return statement.getResultSet();
  }

  private void judge(CanaryTable table, String who, String answer) {
    if (answer.isEmpty() && table.diverted()) {
      notProved(table, who + " inserted a row for somebody else, unless a trigger or rule made it another row");
    } else if (answer.isEmpty()) {
      found(CanaryCheck.FOREIGN_INSERT, table, who + " inserted a row for somebody else", table.protection());
    } else if (!answer.startsWith(INSUFFICIENT_PRIVILEGE)) {
      // Only the one refusal counts: not null and foreign keys are asked after the policies, triggers before.
      notProved(table, "INSERT as " + who + " for somebody else", answer.substring(0, 5), answer.substring(6));
    }
  }

  /** One table of several does not answer: which, and what do the others say? */
  private void oneByOne(SQLException e, List<CanaryTable> part, Question question, String statement, boolean mayBeRefused)
      throws SQLException {
    if (e.getSQLState() == null || e.getSQLState().startsWith("08")) {
      throw e;
    }
    if (part.size() > 1) {
      for (CanaryTable table : part) {
        question.ask(List.of(table));
      }
    } else if (!mayBeRefused || !INSUFFICIENT_PRIVILEGE.equals(e.getSQLState())) {
      notProved(part.get(0), statement, e.getSQLState(), e.getMessage());
    }
  }

  private void notProved(CanaryTable table, String statement, String state, String message) {
    notProved(table, statement + " ended in " + state + " (" + message.lines().findFirst().orElse("") + ")");
  }

  private void notProved(CanaryTable table, String seen) {
    found(CanaryCheck.NOT_PROVED, table, seen, CanaryCheck.NOT_PROVED.check().cure());
  }

  private void found(CanaryCheck check, CanaryTable table, String seen, String cure) {
    findings.add(check.check().at(table.name(), table.name() + ": " + seen, cure));
  }
}
