// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * A released file never changes: databases out there were made by it, and Flyway refuses to start where it did. A later
 * release adds files, or replaces functions.sql, which then has the next number. {@code released.txt} holds what was
 * released.
 */
class ReleasedFilesTest {

  private static final Path LIST = Path.of("src/test/resources/released.txt");
  private static final Pattern RELEASE = Pattern.compile("ours constant integer := (\\d+);");
  private static final String CURE = "%s is not as released.txt has it. If that was released: put it back, and add a file"
      + " (functions.sql: give it the next number). If not: write the list anew, by -Dreleased.update=true";

  @Test
  void areAsTheyWereReleased() throws IOException {
    Map<String, String> now = new TreeMap<>();
    for (String name : SharedFiles.IN_ORDER) {
      now.put(entry(name), checksum(SharedFiles.text(name)));
    }
    if (Boolean.getBoolean("released.update")) {
      write(now);
    }
    Map<String, String> released = read();
    assertThat(now).allSatisfy((name, sum) -> assertThat(released.get(name)).as(CURE, name).isEqualTo(sum));
    assertThat(released.keySet()).as("files that were released and are gone").filteredOn(name -> !name.startsWith("functions"))
        .allMatch(now::containsKey);
  }

  /** A number for functions.sql that was not released yet is another file. */
  private static String entry(String name) {
    Matcher release = RELEASE.matcher(SharedFiles.text(name));
    return release.find() ? name + " of release " + release.group(1) : name;
  }

  private static Map<String, String> read() throws IOException {
    return Files.readAllLines(LIST).stream().filter(line -> !line.startsWith("#"))
        .collect(Collectors.toMap(line -> line.substring(66), line -> line.substring(0, 64)));
  }

  private static void write(Map<String, String> now) throws IOException {
    List<String> head = Files.readAllLines(LIST).stream().filter(line -> line.startsWith("#")).toList();
    Map<String, String> all = new TreeMap<>(read());
    all.putAll(now);
    StringBuilder text = new StringBuilder();
    head.forEach(line -> text.append(line).append('\n'));
    all.forEach((name, sum) -> text.append(sum).append("  ").append(name).append('\n'));
    Files.writeString(LIST, text);
  }

  private static String checksum(String text) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
