// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.guard;

import io.shareddb.SharedDbException;
import io.shareddb.internal.Message;
import io.shareddb.internal.config.Settings;
import java.lang.System.Logger;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks both halves, joins what they say with the exceptions, and ends the start when a finding refuses it. */
public final class Guard {

  /** What is judged, in the order of the start. */
  public enum Half {
    /** Before JPA connects. */
    DATABASE,
    /** When the container has put the application together. */
    APPLICATION
  }

  private static final Logger LOG = System.getLogger(Guard.class.getName());

  private final Settings.Guard mode;
  private final List<Allowance> allowances;
  private final Map<Half, Examiner> examiners = new EnumMap<>(Half.class);
  private final Map<Half, Report> reports = new EnumMap<>(Half.class);

  /**
   * Makes a guard that has seen nothing yet.
   *
   * @param settings what it may do, and the exceptions
   * @throws SharedDbException when an exception names a check that does not exist, or of which there are none
   */
  public Guard(Settings settings) {
    this.mode = settings.guard();
    this.allowances = settings.allow().stream()
        .map(allow -> new Allowance(allow.code(), allow.object(), allow.reason(), "shared-db.guard.allow"))
        .toList();
    allowances.forEach(allowance -> problem(allowance).ifPresent(problem -> {
      throw new SharedDbException(Message.BAD_EXCEPTION, allowance.code(), allowance.source(), problem);
    }));
  }

  /** A misspelt code would leave its object refused, or worse, be taken for an exception that somebody thought over. */
  private static Optional<String> problem(Allowance allowance) {
    Optional<Check> check = Checks.all().stream().filter(each -> each.code().equals(allowance.code())).findFirst();
    if (check.isEmpty()) {
      return Optional.of("there is no such check");
    }
    return check.get().allowable() ? Optional.empty()
        : Optional.of("there are no exceptions from " + check.get().name() + ". " + check.get().cure());
  }

  /**
   * Judges one half, logs what it found, and keeps the report.
   *
   * @param half which
   * @param examiner runs its checks, now and whenever the report is asked for again
   * @throws SharedDbException with the whole block, when a finding refuses the start
   * @throws Exception when the checks could not run
   */
  public synchronized void judge(Half half, Examiner examiner) throws Exception {
    Report report = Report.of(examiner.examine(), allowances);
    examiners.put(half, examiner);
    reports.put(half, report);
    String block = System.lineSeparator() + ReportText.forLog(report);
    if (report.refuses() && mode == Settings.Guard.REFUSE) {
      throw new SharedDbException(Message.GUARD_REFUSES, block);
    } else if (report.refuses()) {
      LOG.log(Logger.Level.WARNING, Message.GUARD_WARNS.with(block));
    } else if (report.findings().isEmpty() && report.allowed().isEmpty()) {
      LOG.log(Logger.Level.INFO, "shared-db: {0} checks in {1} ms, nothing found", report.checks(), report.millis());
    } else {
      LOG.log(report.count(Level.WARN) > 0 ? Logger.Level.WARNING : Logger.Level.INFO, Message.GUARD_FOUND.with(block));
    }
  }

  /**
   * Runs all checks again; nothing is ended by it.
   *
   * @return both halves
   * @throws Exception when the checks could not run
   */
  public synchronized Report again() throws Exception {
    for (Map.Entry<Half, Examiner> half : examiners.entrySet()) {
      reports.put(half.getKey(), Report.of(half.getValue().examine(), allowances));
    }
    return report();
  }

  /**
   * Gives what was judged last.
   *
   * @return both halves
   */
  public synchronized Report report() {
    return reports.values().stream().reduce(Report.EMPTY, Report::plus);
  }
}
