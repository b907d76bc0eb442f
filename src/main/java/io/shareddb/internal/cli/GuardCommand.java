// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.cli;

import io.shareddb.internal.guard.DatabaseExaminer;
import io.shareddb.internal.guard.Finding;
import io.shareddb.internal.guard.Level;
import io.shareddb.internal.guard.Lints;
import io.shareddb.internal.guard.Report;
import io.shareddb.internal.guard.ReportJson;
import io.shareddb.internal.guard.ReportSarif;
import io.shareddb.internal.guard.ReportText;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Runs the lints on any database. */
final class GuardCommand {

  private final Target target;
  private final String format;
  private final Level least;
  private final PrintStream out;
  private final PrintStream progress;

  GuardCommand(Options options, Map<String, String> environment, PrintStream out, PrintStream progress) {
    this.format = options.oneOf("format", List.of("text", "json", "sarif"), "text");
    String level = options.oneOf("level", Arrays.stream(Level.values()).map(Level::word).toList(), Level.NOTE.word());
    this.least = Arrays.stream(Level.values()).filter(each -> each.word().equals(level)).findFirst().orElseThrow();
    this.target = Target.of(options, environment);
    this.out = out;
    this.progress = progress;
  }

  int run() throws SQLException {
    progress.println("Connecting as " + target.url());
    try (Connection connection = target.connect()) {
      progress.println("Running " + Lints.all().size() + " lints for " + target.role().orElseGet(() -> target.url().user()
          + ", taken for an application's login; --role names another one"));
      boolean migrated = isMigrated(connection);
      Report report = Report.of(new DatabaseExaminer(Lints.all()).examine(connection, target.role()), List.of());
      progress.println("Done in " + report.millis() + " ms");
      out.print(write(atLeast(report)));
      out.flush();
      return report.refuses() ? Main.REFUSE : report.count(Level.WARN) > 0 || !migrated ? Main.WARN : Main.CLEAN;
    }
  }

  /** An empty database has nothing to find, which must not look like a clean one. */
  private boolean isMigrated(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select pg_catalog.to_regnamespace('shared_db') is not null")) {
      row.next();
      if (!row.getBoolean(1)) {
        progress.println("There is no schema shared_db in this database. Is it the right one, and did the migrations run?");
      }
      return row.getBoolean(1);
    }
  }

  private Report atLeast(Report report) {
    List<Finding> shown = report.findings().stream()
        .filter(finding -> finding.check().level().compareTo(least) <= 0).toList();
    return new Report(shown, report.allowed(), report.checks(), report.millis());
  }

  private String write(Report report) {
    return switch (format) {
      case "json" -> ReportJson.write(report) + System.lineSeparator();
      case "sarif" -> ReportSarif.write(report) + System.lineSeparator();
      default -> ReportText.whole(report);
    };
  }
}
