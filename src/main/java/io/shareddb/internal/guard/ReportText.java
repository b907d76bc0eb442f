// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.guard;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A report for a person: one block, the worst first. */
public final class ReportText {

  /** A mistake in a loop makes a thousand tables alike; a log need not name them all. */
  private static final int FIRST_OF_A_KIND = 10;

  private final StringBuilder text = new StringBuilder();

  private ReportText() {
  }

  /**
   * Writes the whole report.
   *
   * @param report what was judged
   * @return the block, each line of it ended
   */
  public static String whole(Report report) {
    return write(report, Integer.MAX_VALUE);
  }

  /**
   * Writes the report for the log, of each check no more than the first findings.
   *
   * @param report what was judged
   * @return the block, each line of it ended
   */
  public static String forLog(Report report) {
    return write(report, FIRST_OF_A_KIND);
  }

  private static String write(Report report, int ofAKind) {
    ReportText writer = new ReportText();
    writer.findings(report.findings(), ofAKind);
    report.allowed().forEach(writer::allowed);
    writer.line("%d checks in %d ms: %d refuse, %d warn, %d note, %d allowed".formatted(report.checks(),
        report.millis(), report.count(Level.REFUSE), report.count(Level.WARN), report.count(Level.NOTE),
        report.allowed().size()));
    return writer.text.toString();
  }

  private void findings(List<Finding> findings, int ofAKind) {
    Map<String, Integer> seen = new HashMap<>();
    for (Finding finding : findings) {
      Check check = finding.check();
      int number = seen.merge(check.code(), 1, Integer::sum);
      if (number <= ofAKind) {
        finding(finding);
      } else if (number == ofAKind + 1) {
        long more = findings.stream().filter(each -> each.check().equals(check)).count() - ofAKind;
        line("%-7s %s %s: %d more, see GuardReport".formatted(check.level().word(), check.code(), check.name(), more));
        line("");
      }
    }
  }

  private void finding(Finding finding) {
    Check check = finding.check();
    line("%-7s %s %s: %s".formatted(check.level().word(), check.code(), check.name(), finding.where()));
    line("        what  " + check.finds());
    line("        why   " + check.leaks());
    line("        cure  " + finding.cure().strip().replace("\n", "\n              "));
    line("");
  }

  private void allowed(Report.Allowed allowed) {
    Check check = allowed.finding().check();
    line("allowed %s %s: %s because %s (%s)".formatted(check.code(), check.name(), allowed.finding().where(),
        allowed.allowance().reason(), allowed.allowance().source()));
  }

  private void line(String line) {
    text.append(line.isEmpty() ? "" : "  " + line.replace("\n", "\n  ")).append(System.lineSeparator());
  }
}
