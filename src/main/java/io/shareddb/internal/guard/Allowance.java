// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.guard;

/**
 * An exception that somebody made, with the reason.
 *
 * @param code of which check
 * @param object for which object
 * @param reason why
 * @param source where it is written, for a person
 */
public record Allowance(String code, String object, String reason, String source) {

  /**
   * Tells whether a finding is meant. An exception for a table is also one for what belongs to the table, such as
   * {@code notes_select_own on public.notes}.
   *
   * @param finding what was found
   * @return true for its object, or what that belongs to
   */
  public boolean covers(Finding finding) {
    return finding.check().allowable() && finding.check().code().equals(code)
        && (finding.object().equals(object) || finding.object().endsWith(" on " + object));
  }
}
