// SPDX-License-Identifier: Apache-2.0
package io.shareddb;

import io.shareddb.internal.Message;
import io.shareddb.internal.datasource.StartUp;
import io.shareddb.internal.guard.Report;
import io.shareddb.internal.guard.ReportJson;
import io.shareddb.internal.guard.ReportText;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/**
 * What the guard found when the application started, or when it looked last. Inject it where an administrator of the
 * application asks; the text names tables, policies and roles, which are nobody else's business.
 */
@ApplicationScoped
public class GuardReport {

  /** For the container. */
  public GuardReport() {
    // Nothing is kept here: the guard keeps its last report.
  }

  /**
   * Gives the report for a person: each finding with what, where, why and cure, the worst first.
   *
   * @return several lines
   */
  public String text() {
    return ReportText.whole(report());
  }

  /**
   * Gives the same for a program.
   *
   * @return a JSON object
   */
  public String json() {
    return ReportJson.write(report());
  }

  /**
   * Sums up without the name of any object.
   *
   * @return the numbers of findings that {@code refuse}, {@code warn} and {@code note}, of those {@code allowed}, and of
   *     all {@code checks}
   */
  public Map<String, Long> summary() {
    return report().summary();
  }

  /**
   * Tells whether an application with these findings would be refused at its start.
   *
   * @return true when there is such a finding
   */
  public boolean refuses() {
    return report().refuses();
  }

  /**
   * Runs all checks again, for what was changed since. Nothing but this report is changed by it.
   *
   * @return this
   * @throws SharedDbException when the checks could not run
   */
  public GuardReport refresh() {
    try {
      StartUp.guard().again();
      return this;
    } catch (SharedDbException e) {
      throw e;
    } catch (Exception e) {
      throw new SharedDbException(e, Message.GUARD_FAILED, e.getMessage());
    }
  }

  private static Report report() {
    return StartUp.guard().report();
  }
}
