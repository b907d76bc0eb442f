// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A command with its options.
 *
 * @param command its first word
 * @param values the options, without the dashes
 */
record Options(String command, Map<String, String> values) {

  private static final Map<String, List<String>> KNOWN = Map.of(
      "guard", List.of("url", "role", "format", "level"),
      "explain", List.of("url", "role", "user", "table", "key"));

  static Options of(String... arguments) {
    if (arguments.length == 0) {
      throw new UsageException("Which command?");
    }
    Map<String, String> values = new LinkedHashMap<>();
    List<String> known = KNOWN.getOrDefault(arguments[0], List.of());
    if (known.isEmpty() && arguments.length > 1) {
      throw new UsageException("There is no such command");
    }
    for (int i = 1; i < arguments.length; i += 2) {
      // The option is not repeated: somebody may have forgotten the name of the option before a URL with a password.
      if (!arguments[i].startsWith("--") || !known.contains(arguments[i].substring(2))) {
        throw new UsageException("Option number " + (i + 1) / 2 + " of " + arguments[0] + " is none of --"
            + String.join(", --", known));
      }
      if (i + 1 == arguments.length) {
        throw new UsageException(arguments[i] + " has no value");
      }
      values.put(arguments[i].substring(2), arguments[i + 1]);
    }
    return new Options(arguments[0], values);
  }

  Optional<String> value(String name) {
    return Optional.ofNullable(values.get(name));
  }

  String required(String name) {
    return value(name).orElseThrow(() -> new UsageException("--" + name + " is missing"));
  }

  String oneOf(String name, List<String> choices, String byDefault) {
    String chosen = value(name).orElse(byDefault);
    if (!choices.contains(chosen)) {
      throw new UsageException("--" + name + " is one of " + String.join(", ", choices));
    }
    return chosen;
  }
}
