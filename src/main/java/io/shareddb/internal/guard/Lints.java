// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.guard;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The files of {@code META-INF/shared-db/lints}: {@code reach.sql}, which all queries start with, and the lints. */
public final class Lints {

  private static final String FOLDER = "META-INF/shared-db/lints/";

  // A jar cannot be asked for its files on every server: the names are in a list, which a test compares.
  private static final List<Lint> ALL =
      text("lints.txt").lines().map(name -> Lint.parse(name, text(name + ".sql"))).toList();

  private Lints() {
  }

  /**
   * Gives all lints.
   *
   * @return in the order of their codes
   */
  public static List<Lint> all() {
    return ALL;
  }

  /**
   * Reads what all lints have in common.
   *
   * @return the common table expressions that say whom the lints judge and what that role can reach
   */
  public static String reach() {
    return text("reach.sql");
  }

  /**
   * Reads what tells the canary whom to ask.
   *
   * @return a query that stands behind {@link #reach()}
   */
  static String canary() {
    return text("canary.sql");
  }

  private static String text(String file) {
    try (InputStream content = Lints.class.getClassLoader().getResourceAsStream(FOLDER + file)) {
      return new String(Objects.requireNonNull(content, FOLDER + file).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(FOLDER + file, e);
    }
  }
}
