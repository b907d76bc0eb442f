// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.guard;

import java.util.List;

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
}
