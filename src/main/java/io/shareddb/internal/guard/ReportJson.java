// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.guard;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A report for a program. By hand, since a command line has no server with a JSON library around it. */
public final class ReportJson {

  private ReportJson() {
  }

  /**
   * Writes the whole report.
   *
   * @param report what was judged
   * @return a JSON object
   */
  public static String write(Report report) {
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("summary", report.summary());
    root.put("millis", report.millis());
    root.put("findings", report.findings().stream().map(ReportJson::finding).toList());
    root.put("allowed", report.allowed().stream().map(allowed -> {
      Map<String, Object> members = finding(allowed.finding());
      members.put("reason", allowed.allowance().reason());
      members.put("source", allowed.allowance().source());
      return members;
    }).toList());
    return value(root);
  }

  private static Map<String, Object> finding(Finding finding) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("code", finding.check().code());
    members.put("name", finding.check().name());
    members.put("level", finding.check().level().word());
    members.put("object", finding.object());
    members.put("where", finding.where());
    members.put("what", finding.check().finds());
    members.put("why", finding.check().leaks());
    members.put("cure", finding.cure());
    return members;
  }

  /**
   * Writes any value.
   *
   * @param value a map, a list, a number, or what is written as a string
   * @return its JSON
   */
  public static String value(Object value) {
    if (value instanceof Map<?, ?> members) {
      return members.entrySet().stream().map(member -> string(member.getKey().toString()) + ":" + value(member.getValue()))
          .collect(Collectors.joining(",", "{", "}"));
    }
    if (value instanceof List<?> elements) {
      return elements.stream().map(ReportJson::value).collect(Collectors.joining(",", "[", "]"));
    }
    return value instanceof Number || value instanceof Boolean ? value.toString() : string(value.toString());
  }

  private static String string(String text) {
    StringBuilder json = new StringBuilder("\"");
    text.chars().forEach(c -> {
      if (c == '"' || c == '\\') {
        json.append('\\').append((char) c);
      } else if (c < ' ') {
        json.append("\\u%04x".formatted(c));
      } else {
        json.append((char) c);
      }
    });
    return json.append('"').toString();
  }
}
