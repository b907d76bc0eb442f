// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.table;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Failsafe wrote about a module's tests, the rules and all others. The build goes on over a failure in one server's
 * module, so somebody has to remember it.
 */
final class Summary {

  private static final Pattern COUNT = Pattern.compile("<(errors|failures|skipped)>([1-9]\\d*)<");
  private static final Pattern TIMEOUT = Pattern.compile("<failsafe-summary[^>]* timeout=\"true\"");
  private static final Pattern MESSAGE = Pattern.compile("<failureMessage[^>]*>([^<\n]+)");

  private Summary() {
  }

  /** Empty where all is well. */
  static List<String> problems(Path summary) throws IOException {
    String text = Files.readString(summary);
    List<String> problems = new ArrayList<>();
    for (Matcher count = COUNT.matcher(text); count.find(); ) {
      problems.add(count.group(2) + " " + count.group(1) + " in its tests");
    }
    if (TIMEOUT.matcher(text).find()) {
      problems.add("its tests did not end");
    }
    Matcher message = MESSAGE.matcher(text);
    if (message.find()) {
      problems.add(message.group(1));
    }
    return problems;
  }
}
