// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.guard;

import java.util.Locale;

/** How bad a finding is, the worst first. */
public enum Level {

  /** Rows of one user reach another: the application does not start. */
  REFUSE,

  /** A way to a leak, or a page that stays empty without a word; the application starts. */
  WARN,

  /** Worth knowing. */
  NOTE;

  /**
   * Gives the word for it in heads of lints and in reports.
   *
   * @return such as {@code refuse}
   */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
