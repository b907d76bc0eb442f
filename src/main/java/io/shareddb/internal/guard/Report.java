// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.guard;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The guard's judgement.
 *
 * @param findings what is wrong, the worst first
 * @param allowed what would be wrong but for an exception
 * @param checks how many checks ran
 * @param millis how long that took
 */
public record Report(List<Finding> findings, List<Allowed> allowed, int checks, long millis) {

  /** Before anything was examined. */
  public static final Report EMPTY = new Report(List.of(), List.of(), 0, 0);

  /**
   * A finding that somebody made an exception of.
   *
   * @param finding what was found
   * @param allowance the exception
   */
  public record Allowed(Finding finding, Allowance allowance) {
  }

  /**
   * Sorts the findings.
   *
   * @param findings see above
   * @param allowed see above
   * @param checks see above
   * @param millis see above
   */
  public Report {
    findings = findings.stream().sorted(Finding.WORST_FIRST).toList();
    allowed = List.copyOf(allowed);
  }

  /**
   * Judges what was seen by the exceptions of the configuration and those met on the way.
   *
   * @param seen what was seen
   * @param configured the exceptions of the configuration
   * @return the judgement
   */
  public static Report of(Examination seen, List<Allowance> configured) {
    List<Finding> findings = new ArrayList<>();
    List<Allowed> allowed = new ArrayList<>();
    List<Allowance> allowances = new ArrayList<>(configured);
    allowances.addAll(seen.allowances());
    for (Finding finding : seen.findings()) {
      Optional<Allowance> exception = allowances.stream().filter(each -> each.covers(finding)).findFirst();
      exception.ifPresentOrElse(each -> allowed.add(new Allowed(finding, each)), () -> findings.add(finding));
    }
    return new Report(findings, allowed, seen.checks(), seen.millis());
  }

  /**
   * Joins two halves.
   *
   * @param other the other one
   * @return both
   */
  public Report plus(Report other) {
    List<Finding> both = new ArrayList<>(findings);
    both.addAll(other.findings);
    List<Allowed> bothAllowed = new ArrayList<>(allowed);
    bothAllowed.addAll(other.allowed);
    return new Report(both, bothAllowed, checks + other.checks, millis + other.millis);
  }

  /**
   * Counts the findings of a level.
   *
   * @param level which
   * @return how many
   */
  public long count(Level level) {
    return findings.stream().filter(finding -> finding.check().level() == level).count();
  }

  /**
   * Tells whether the application must not start.
   *
   * @return true when a finding refuses it
   */
  public boolean refuses() {
    return count(Level.REFUSE) > 0;
  }

  /**
   * Sums up without the name of any object, for those whom they do not concern.
   *
   * @return figures by their names
   */
  public Map<String, Long> summary() {
    Map<String, Long> figures = new LinkedHashMap<>();
    for (Level level : Level.values()) {
      figures.put(level.word(), count(level));
    }
    figures.put("allowed", (long) allowed.size());
    figures.put("checks", (long) checks);
    return figures;
  }
}
