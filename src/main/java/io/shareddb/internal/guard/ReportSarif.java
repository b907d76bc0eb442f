// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.guard;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A report for tools that show the results of code reviews: SARIF 2.1.0, an OASIS standard. */
public final class ReportSarif {

  private ReportSarif() {
  }

  /**
   * Writes the whole report. What an exception was made of is in it as suppressed.
   *
   * @param report what was judged
   * @return a JSON object
   */
  public static String write(Report report) {
    List<Map<String, Object>> rules = Lints.all().stream().map(lint -> rule(lint.check())).toList();
    Stream<Map<String, Object>> found = report.findings().stream().map(ReportSarif::result);
    Stream<Map<String, Object>> allowed = report.allowed().stream().map(each -> {
      Map<String, Object> result = result(each.finding());
      result.put("suppressions", List.of(Map.of("kind", "external", "justification", each.allowance().reason())));
      return result;
    });
    Map<String, Object> driver = new LinkedHashMap<>();
    driver.put("name", "shared-db");
    driver.put("rules", rules);
    Map<String, Object> run = new LinkedHashMap<>();
    run.put("tool", Map.of("driver", driver));
    run.put("results", Stream.concat(found, allowed).toList());
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("$schema", "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json");
    root.put("version", "2.1.0");
    root.put("runs", List.of(run));
    return ReportJson.value(root);
  }

  private static Map<String, Object> rule(Check check) {
    Map<String, Object> rule = new LinkedHashMap<>();
    rule.put("id", check.code());
    rule.put("name", check.name());
    rule.put("shortDescription", text(check.finds()));
    rule.put("fullDescription", text(check.leaks()));
    rule.put("help", text(check.cure()));
    rule.put("defaultConfiguration", Map.of("level", level(check)));
    return rule;
  }

  private static Map<String, Object> result(Finding finding) {
    Check check = finding.check();
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("ruleId", check.code());
    result.put("level", level(check));
    result.put("message", text(finding.where() + ". " + check.finds() + " " + check.leaks() + " Cure: " + finding.cure()));
    result.put("locations", List.of(Map.of("logicalLocations", List.of(Map.of("fullyQualifiedName", finding.object())))));
    return result;
  }

  private static Map<String, Object> text(String text) {
    return Map.of("text", text);
  }

  private static String level(Check check) {
    return switch (check.level()) {
      case REFUSE -> "error";
      case WARN -> "warning";
      case NOTE -> "note";
    };
  }
}
