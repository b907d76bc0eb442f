// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.config;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads exceptions from the guard's checks: {@code SDB-3103:public.notes because …; SDB-3201:com.example.Tag because …}.
 */
final class AllowReader {

  private static final Pattern EXCEPTION = Pattern.compile("(SDB-\\d{4}):\\s*(\\S.*?)\\s+because\\s+(\\S.*)", Pattern.DOTALL);

  private final List<String> problems;

  AllowReader(List<String> problems) {
    this.problems = problems;
  }

  List<Settings.Allow> read(String text) {
    List<Settings.Allow> exceptions = new ArrayList<>();
    for (String part : text.split(";")) {
      Matcher exception = EXCEPTION.matcher(part.strip());
      if (exception.matches()) {
        exceptions.add(new Settings.Allow(exception.group(1), exception.group(2).strip(), exception.group(3).strip()));
      } else if (!part.isBlank()) {
        problems.add(Key.GUARD_ALLOW + " = " + Excerpt.of(part.strip()) + ": must be code:object because reason, such as"
            + " SDB-3103:public.notes because everybody may read it; several are separated by a semicolon");
      }
    }
    return exceptions;
  }
}
