// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.guard;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Runs the lints, all of them in one statement, so that what they have in common is asked once; and then the canary. */
public final class DatabaseExaminer {

  /** What stands in the first column for an exception that was met on the way, where lints have their number. */
  private static final int EXCEPTION = -1;

  /** The same for a table that the canary is to ask. */
  private static final int TABLE = -2;

  private final List<Lint> lints;

  /**
   * Makes an examiner.
   *
   * @param lints which to run
   */
  public DatabaseExaminer(List<Lint> lints) {
    this.lints = List.copyOf(lints);
  }

  /**
   * Runs the lints, in a transaction of their own unless one is open.
   *
   * @param connection any connection to the database: the application's own, or an administrator's
   * @param role whom to judge; empty for whoever is connected
   * @return what was found, and the exceptions that are written in comments
   * @throws SQLException when the database does not answer
   */
  public Examination examine(Connection connection, Optional<String> role) throws SQLException {
    return look(connection, role).seen;
  }

  /**
   * Runs the lints for whoever is connected, and then the canary.
   *
   * @param door a connection of the application, on which statements run for the user in force; no transaction is open, and
   *     none of the server's on this thread
   * @return what both found
   * @throws Exception when the database does not answer
   */
  public Examination examineWithCanary(Connection door) throws Exception {
    Look look = look(door, Optional.empty());
    return look.seen.plus(new Canary(door, look.tables).examine());
  }

  /** What one statement tells: for the report, and for the canary. */
  private record Look(Examination seen, List<CanaryTable> tables) {
  }

  private Look look(Connection connection, Optional<String> role) throws SQLException {
    long start = System.nanoTime();
    if (!connection.getAutoCommit()) {
      return read(connection, role, start);
    }
    try (RolledBack transaction = RolledBack.begin(connection)) {
      return read(transaction.connection(), role, start);
    }
  }

  private Look read(Connection connection, Optional<String> role, long start) throws SQLException {
    // PostgreSQL then writes names with their schema; does not compile to machine code, which would take longer than it
    // saves; and, knowing nothing of how many rows a common table expression has, does not compare each with each.
    try (PreparedStatement settings = connection.prepareStatement("select pg_catalog.set_config('search_path', 'pg_catalog',"
        + " true), pg_catalog.set_config('jit', 'off', true), pg_catalog.set_config('enable_nestloop', 'off', true),"
        + " pg_catalog.set_config('shared_db.lint_role', ?, true)")) {
      settings.setString(1, role.orElse(""));
      settings.execute();
    }
    List<Finding> findings = new ArrayList<>();
    List<Allowance> allowances = new ArrayList<>();
    List<CanaryTable> tables = new ArrayList<>();
    try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(query())) {
      while (rows.next()) {
        String object = rows.getString(2);
        String seen = rows.getString(3);
        if (rows.getInt(1) == TABLE) {
          tables.add(new CanaryTable(object, Optional.ofNullable(seen), rows.getBoolean(7), rows.getBoolean(5),
              Optional.ofNullable(rows.getString(6)), rows.getBoolean(8), rows.getString(4)));
        } else if (rows.getInt(1) == EXCEPTION) {
          allowances.add(new Allowance(rows.getString(4), object, seen, rows.getString(5)));
        } else {
          findings.add(lints.get(rows.getInt(1)).check()
              .at(object, seen == null ? object : object + ": " + seen, rows.getString(4)));
        }
      }
    }
    return new Look(new Examination(findings, allowances, lints.size(), (System.nanoTime() - start) / 1_000_000), tables);
  }

  private String query() {
    String checks = Checks.all().stream().map(check -> "('" + check.code() + "', " + check.allowable() + ")")
        .collect(Collectors.joining(", ", ", checks (code, allowable) as (values ", ")\n"));
    String exceptions = "select " + EXCEPTION + " as lint, object, reason, code, source, null as attempt, null as owner_read,"
        + " null as diverted from allowances where object is not null and reason is not null";
    // PostgreSQL would make one query of all, which takes it longer to plan than the same queries apart: hence OFFSET.
    String tables = "\nunion all\n(select " + TABLE + ", object, owner, protection, reads::text, attempt, owner_read::text,"
        + " diverted::text from (\n"
        + Lints.canary() + "\n) as asked order by object offset 0)";
    return Lints.reach() + checks + exceptions + tables + IntStream.range(0, lints.size())
        .mapToObj(i -> "\nunion all\n(select " + i + ", object::text, seen::text, cure::text, null, null, null, null from (\n"
            + lints.get(i).query() + "\n) as found offset 0)")
        .collect(Collectors.joining());
  }
}
