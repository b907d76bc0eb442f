// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * How a rule fails on a server that cannot keep it.
 *
 * @param text stands in the failure, or in what a server said meanwhile
 * @param reason why, for the table of servers
 */
record Difference(String text, String reason) {

  private static final String BETWEEN = " | ";

  /** Those of a server, by the names of their rules. */
  static Map<String, Difference> of(String server) {
    Properties lines = new Properties();
    try (InputStream content = Difference.class.getResourceAsStream(file(server))) {
      if (content != null) {
        lines.load(content);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return lines.stringPropertyNames().stream()
        .collect(Collectors.toMap(rule -> rule, rule -> parse(rule, lines.getProperty(rule))));
  }

  static String file(String server) {
    return "/differences/" + server + ".properties";
  }

  private static Difference parse(String rule, String line) {
    int end = line.indexOf(BETWEEN);
    if (end < 1) {
      throw new IllegalArgumentException(rule + " has no text that its failure contains: " + line);
    }
    return new Difference(line.substring(0, end).strip(), line.substring(end + BETWEEN.length()));
  }
}
