// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.guard;

import java.util.Objects;

/**
 * Something that the guard looks for.
 *
 * @param code {@code SDB-} and four digits, never used for anything else
 * @param name the same in words, {@code kebab-case}
 * @param level how bad it is
 * @param allowable whether an exception can be made of it
 * @param finds what is there, in a sentence
 * @param leaks why that matters, in a sentence
 * @param cure what to do, with an example to paste
 */
public record Check(String code, String name, Level level, boolean allowable, String finds, String leaks, String cure) {

  /**
   * Refuses null.
   *
   * @param code see above
   * @param name see above
   * @param level see above
   * @param allowable see above
   * @param finds see above
   * @param leaks see above
   * @param cure see above
   */
  public Check {
    Objects.requireNonNull(code);
    Objects.requireNonNull(name);
    Objects.requireNonNull(level);
    Objects.requireNonNull(finds);
    Objects.requireNonNull(leaks);
    Objects.requireNonNull(cure);
  }

  /**
   * Makes a finding of this check.
   *
   * @param object what an exception would name, such as {@code public.notes} or the name of a class
   * @param where the same for a person, with what kind of thing it is and what was seen there
   * @param remedy what to paste, with the object's name in it
   * @return the finding
   */
  public Finding at(String object, String where, String remedy) {
    return new Finding(this, object, where, remedy);
  }
}
