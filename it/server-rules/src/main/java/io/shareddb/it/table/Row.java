// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * What came of the rules on one server.
 *
 * @param title the server and its version
 * @param java the release of Java that it ran on
 * @param jpa its persistence provider
 * @param passed how many tests did what is expected of this server
 * @param failed how many did not
 * @param differences what it cannot do, in words
 * @param seconds from its start until Notes was ready, on the machine of the run
 * @param megabytes what its process held then
 * @param war the checksum of Notes
 */
record Row(String title, String java, String jpa, int passed, int failed, String differences, double seconds,
    long megabytes, String war) {

  /** The title of the table. */
  static final String HEAD = """
      | Server | Java | JPA | Result | Ready after | Memory |
      |---|---|---|---|---|---|
      """;

  static Row read(Path outcome) {
    Properties facts = new Properties();
    try (var content = Files.newBufferedReader(outcome)) {
      facts.load(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Row(facts.getProperty("title"), facts.getProperty("java", "?"), facts.getProperty("jpa"),
        Integer.parseInt(facts.getProperty("passed")), Integer.parseInt(facts.getProperty("failed")),
        facts.getProperty("differences", ""), Double.parseDouble(facts.getProperty("seconds", "0")),
        Long.parseLong(facts.getProperty("megabytes", "0")), facts.getProperty("war", "none"));
  }

  String inMarkdown() {
    int rules = passed + failed;
    String result = failed > 0 ? failed + " of " + rules + " rules fail"
        : differences.isEmpty() ? rules + " rules pass"
        : rules + " rules as expected; what it cannot: " + differences;
    return "| " + title + " | " + java + " | " + jpa + " | " + result + " | " + Math.round(seconds) + " s | "
        + megabytes + " MB |\n";
  }
}
