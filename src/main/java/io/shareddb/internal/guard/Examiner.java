// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.guard;

/** One half of the guard, which can be asked again at any time. */
@FunctionalInterface
public interface Examiner {

  /**
   * Runs all checks of this half.
   *
   * @return what they found
   * @throws Exception when they could not run, which ends the start as a finding would
   */
  Examination examine() throws Exception;
}
