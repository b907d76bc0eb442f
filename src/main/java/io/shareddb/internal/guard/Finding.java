// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.guard;

import java.util.Comparator;
import java.util.Objects;

/**
 * What a check found at one object.
 *
 * @param check which check
 * @param object what an exception would name, such as {@code public.notes} or the name of a class
 * @param where the same for a person, with what kind of thing it is and what was seen there
 * @param cure what to paste, with the object's name in it
 */
public record Finding(Check check, String object, String where, String cure) {

  /** The worst first, then by code and object. */
  public static final Comparator<Finding> WORST_FIRST = Comparator.comparing((Finding finding) -> finding.check.level())
      .thenComparing(finding -> finding.check.code()).thenComparing(Finding::object);

  /**
   * Refuses null.
   *
   * @param check see above
   * @param object see above
   * @param where see above
   * @param cure see above
   */
  public Finding {
    Objects.requireNonNull(check);
    Objects.requireNonNull(object);
    Objects.requireNonNull(where);
    Objects.requireNonNull(cure);
  }
}
