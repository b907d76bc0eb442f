// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.guard;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Runs the lints, all of them in one statement, so that what they have in common is asked once. */
public final class DatabaseExaminer {

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
   * Runs the lints.
   *
   * @param connection any connection to the database: the application's own, or an administrator's
   * @param role whom to judge; empty for whoever is connected
   * @return what was found
   * @throws SQLException when the database does not answer
   */
  public Examination examine(Connection connection, Optional<String> role) throws SQLException {
    long start = System.nanoTime();
    List<Finding> findings = new ArrayList<>();
    try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(query())) {
      while (rows.next()) {
        String object = rows.getString(2);
        String seen = rows.getString(3);
        findings.add(lints.get(rows.getInt(1)).check()
            .at(object, seen == null ? object : object + ": " + seen, rows.getString(4)));
      }
    }
    return new Examination(findings, List.of(), lints.size(), (System.nanoTime() - start) / 1_000_000);
  }

  private String query() {
    return Lints.reach() + lints.stream().map(lint -> "select " + lints.indexOf(lint)
        + " as lint, object::text, seen::text, cure::text from (\n" + lint.query() + "\n) as found")
        .collect(Collectors.joining("\nunion all\n"));
  }
}
