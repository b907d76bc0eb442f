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
        List<CanaryTable> read = tables.stream().filter(CanaryTable::reads).toList();
        for (int i = 0; i < read.size(); i += TOGETHER) {
          read(statement, before, who, read.subList(i, Math.min(i + TOGETHER, read.size())));
        }
        for (CanaryTable table : tables) {
          if (table.inserts()) {
            insert(statement, before, who, table);
          }
        }
      } finally {
        door.rollback();
      }
      return null;
    };
  }

  private void read(Statement statement, Savepoint before, String who, List<CanaryTable> tables) throws SQLException {
    try (ResultSet rows = statement.executeQuery(CanaryTable.query(tables, who.equals("nobody")))) {
      while (rows.next()) {
        CanaryTable table = tables.get(rows.getInt(1));
        found(CanaryCheck.ROWS_VISIBLE, table, who + " sees rows", table.protection());
      }
    } catch (SQLException e) {
      door.rollback(before);
      if (tables.size() > 1) {
        for (CanaryTable table : tables) {
          read(statement, before, who, List.of(table));
        }
      } else {
        notProved(tables.get(0), "SELECT as " + who, e);
      }
    }
    door.rollback(before);
  }

  private void insert(Statement statement, Savepoint before, String who, CanaryTable table) throws SQLException {
    try {
      statement.execute(table.insertFor(UUID.randomUUID()));
      found(CanaryCheck.FOREIGN_INSERT, table, who + " inserted a row for somebody else", table.protection());
    } catch (SQLException e) {
      notProved(table, "INSERT as " + who + " for somebody else", e);
    }
    door.rollback(before);
  }

  /** Only the one refusal counts: not null and foreign keys are asked after the policies, triggers before. */
  private void notProved(CanaryTable table, String statement, SQLException e) throws SQLException {
    if (e.getSQLState() == null || e.getSQLState().startsWith("08")) {
      throw e;
    }
    if (!INSUFFICIENT_PRIVILEGE.equals(e.getSQLState())) {
      String message = e.getMessage().lines().findFirst().orElse("");
      found(CanaryCheck.NOT_PROVED, table, statement + " ended in " + e.getSQLState() + " (" + message + ")",
          CanaryCheck.NOT_PROVED.check().cure());
    }
  }

  private void found(CanaryCheck check, CanaryTable table, String seen, String cure) {
    findings.add(check.check().at(table.name(), table.name() + ": " + seen, cure));
  }
}
