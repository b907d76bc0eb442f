// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.guard;

import java.util.List;
import java.util.stream.Stream;

/**
 * What one half of the guard saw.
 *
 * @param findings all of them, exceptions included, in any order
 * @param allowances exceptions that were met on the way
 * @param checks how many checks ran
 * @param millis how long that took
 */
public record Examination(List<Finding> findings, List<Allowance> allowances, int checks, long millis) {

  /**
   * Copies the lists.
   *
   * @param findings see above
   * @param allowances see above
   * @param checks see above
   * @param millis see above
   */
  public Examination {
    findings = List.copyOf(findings);
    allowances = List.copyOf(allowances);
  }

  /**
   * Joins two.
   *
   * @param other the other one
   * @return both
   */
  public Examination plus(Examination other) {
    return new Examination(joined(findings, other.findings), joined(allowances, other.allowances), checks + other.checks,
        millis + other.millis);
  }

  private static <T> List<T> joined(List<T> one, List<T> other) {
    return Stream.concat(one.stream(), other.stream()).toList();
  }
}
