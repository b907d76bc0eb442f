// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * What came of the rules on one server.
 *
 * @param title the server and its version
 * @param java the release of Java that it ran on
 * @param jpa its persistence provider
 * @param passed how many tests did what is expected of this server
 * @param failed how many did not
 * @param differences what it cannot do, in words
 * @param without seconds from its start until an application without the module was ready, on the machine of the run
 * @param with the same with the module, where there was nothing to migrate
 * @param megabytes what its process held with Notes
 * @param war the checksum of Notes
 */
record Row(String title, String java, String jpa, int passed, int failed, String differences,
    OptionalDouble without, OptionalDouble with, long megabytes, String war) {

  /** The title of the table. */
  static final String HEAD = """
      | Server | Java | JPA | Result | Ready without the module | Ready with it | Added | Memory |
      |---|---|---|---|---|---|---|---|
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
        facts.getProperty("differences", ""), seconds(facts, "without"), seconds(facts, "with"),
        Long.parseLong(facts.getProperty("megabytes", "0")), facts.getProperty("war", "none"));
  }

  private static OptionalDouble seconds(Properties facts, String which) {
    return Stream.ofNullable(facts.getProperty("seconds." + which)).mapToDouble(Double::parseDouble).findFirst();
  }

  /** What the module adds to the start, in seconds, where that was measured. */
  OptionalDouble added() {
    return with.isPresent() && without.isPresent()
        ? OptionalDouble.of(with.getAsDouble() - without.getAsDouble()) : OptionalDouble.empty();
  }

  String inMarkdown() {
    int rules = passed + failed;
    String result = failed > 0 ? failed + " of " + rules + " rules fail"
        : differences.isEmpty() ? rules + " rules pass"
        : rules + " rules as expected; what it cannot: " + differences;
    return "| " + String.join(" | ", title, java, jpa, result, inSeconds(without), inSeconds(with), inSeconds(added()),
        megabytes + " MB") + " |\n";
  }

  private static String inSeconds(OptionalDouble seconds) {
    return seconds.isPresent() ? String.format(Locale.ROOT, "%.1f s", seconds.getAsDouble()) : "not measured";
  }
}
