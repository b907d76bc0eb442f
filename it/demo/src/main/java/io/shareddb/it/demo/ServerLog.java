// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Payara Micro said. It stays up, and says it is ready, when the application was refused: only its log tells.
 *
 * @param file where its output goes
 */
public record ServerLog(Path file) {

  private static final Pattern COLOUR = Pattern.compile("\u001B\\[[0-9;]*m");
  private static final Pattern READY = Pattern.compile("Payara Micro .* ready in [0-9,.]+ \\(ms\\)");
  private static final Pattern DEPLOYED = Pattern.compile("was successfully deployed in");
  /** A message may list its findings below, one indented line each. */
  private static final Pattern CODED = Pattern.compile("SDB-\\d{4} .*(\\R +- .*)*");

  /**
   * Reads it.
   *
   * @return all that was said so far, without colours
   */
  public String text() {
    try {
      // Latin 1 takes any byte, also a character of which half is written so far.
      return COLOUR.matcher(Files.readString(file, StandardCharsets.ISO_8859_1)).replaceAll("");
    } catch (IOException e) {
      return "";
    }
  }

  /**
   * Tells whether the server has started.
   *
   * @return true when it has, with or without the application
   */
  public boolean ready() {
    return READY.matcher(text()).find();
  }

  /**
   * Tells whether the application was taken.
   *
   * @return true when it was
   */
  public boolean deployed() {
    return DEPLOYED.matcher(text()).find();
  }

  /**
   * Finds why the application was refused.
   *
   * @return the first message of shared-db, in one line
   */
  public Optional<String> reason() {
    Matcher coded = CODED.matcher(text());
    return coded.find() ? Optional.of(oneLine(coded.group())) : Optional.empty();
  }

  private static String oneLine(String message) {
    String line = message.replaceAll("\\s+", " ").strip();
    // How the server's log ends an entry of several lines.
    return line.endsWith("]]") ? line.substring(0, line.length() - 2) : line;
  }
}
