// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.guard;

/**
 * A check of the database: a file under {@code META-INF/shared-db/lints}.
 *
 * @param check its head
 * @param query gives a row per finding: object, what was seen there (or null), and the cure
 */
public record Lint(Check check, String query) {

  /**
   * Reads a file: comment lines of the form {@code -- key: value}, continued by indented ones, then one query.
   *
   * @param file its name, for the message when it is broken
   * @param text its content
   * @return the lint
   */
  static Lint parse(String file, String text) {
    Head head = Head.of(file, text);
    Level level = Level.valueOf(head.value("level").toUpperCase(java.util.Locale.ROOT));
    Check check = new Check(head.value("code"), head.value("name"), level, !head.has("allow", "never"),
        head.value("finds"), head.value("leaks"), head.value("cure"));
    return new Lint(check, head.rest());
  }
}
