// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.guard;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Everything that the guard looks for. */
public final class Checks {

  private Checks() {
  }

  /**
   * Gives the checks of the database, of the application, and of the canary.
   *
   * @return in the order of their codes
   */
  public static List<Check> all() {
    return Stream.of(Lints.all().stream().map(Lint::check),
        Arrays.stream(ApplicationCheck.values()).map(ApplicationCheck::check),
        Arrays.stream(CanaryCheck.values()).map(CanaryCheck::check)).flatMap(each -> each).toList();
  }
}
