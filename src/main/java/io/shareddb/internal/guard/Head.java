// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.guard;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The comment at the beginning of a lint's file, which says in a fixed form what the query after it finds. */
record Head(String file, Map<String, String> values, String rest) {

  private static final Pattern KEY = Pattern.compile("-- (code|name|level|allow|finds|leaks|cure): +(.*)");
  private static final Pattern CONTINUED = Pattern.compile("-- {6,}(.*)");

  static Head of(String file, String text) {
    Map<String, String> values = new LinkedHashMap<>();
    StringBuilder rest = new StringBuilder();
    String last = "";
    for (String line : text.lines().toList()) {
      Matcher key = KEY.matcher(line);
      Matcher continued = CONTINUED.matcher(line);
      if (key.matches()) {
        last = key.group(1);
        values.put(last, key.group(2).strip());
      } else if (continued.matches() && !last.isEmpty()) {
        values.merge(last, continued.group(1).strip(), (before, more) -> before + " " + more);
      } else {
        last = "";
        rest.append(line).append('\n');
      }
    }
    return new Head(file, values, rest.toString().strip().replaceFirst(";$", ""));
  }

  String value(String key) {
    String value = values.get(key);
    if (value == null) {
      throw new IllegalStateException(file + " has no line -- " + key + ":");
    }
    return value;
  }

  boolean has(String key, String value) {
    return value.equals(values.get(key));
  }
}
