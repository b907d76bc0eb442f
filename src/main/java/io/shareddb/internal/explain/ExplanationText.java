// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.explain;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.IntStream;

/** The answer, for a person: what is there, from the outside to the inside, and in the last line what follows from it. */
record ExplanationText(UUID user, String table, Optional<String> key, UserView seen, Optional<OwnerView> all) {

  String write() {
    StringBuilder text = new StringBuilder();
    line(text, "connection", seen.session());
    line(text, "user", "app.user_id is '" + seen.setting() + "' in the database; "
        + (seen.userExists() ? "there is such a user" : "there is no such user"));
    seen.table().ifPresent(found -> {
      line(text, found.kind(), found.name() + ", row level security " + found.security() + ", owner " + found.owner());
      line(text, "rights", found.grants().isEmpty() ? "none" : found.grants());
      policies(text);
    });
    key.filter(value -> seen.table().isPresent()).ifPresent(value -> line(text, "row", row(value)));
    line(text, "answer", answer());
    return text.toString();
  }

  private void policies(StringBuilder text) {
    List<TableFacts.Policy> policies = seen.policies();
    line(text, "policies", policies.isEmpty() ? "none for reading" : "for reading; a permissive one must let the row through"
        + (policies.stream().allMatch(TableFacts.Policy::permissive) ? "" : ", and every restrictive one"));
    for (int i = 0; i < policies.size(); i++) {
      TableFacts.Policy policy = policies.get(i);
      line(text, "", policy.name() + (policy.permissive() ? ": " : " (restrictive): ") + policy.using().replace('\n', ' '));
      int number = i;
      all.filter(view -> view.all().isPresent()).ifPresent(view -> line(text, "",
          "  lets " + view.let().get(number) + " of " + rows(view.all()) + " through"));
    }
  }

  private String row(String value) {
    if (seen.table().flatMap(TableFacts::key).isEmpty()) {
      return "the table has no primary key of one column, so no row can be looked for";
    }
    String name = seen.table().flatMap(TableFacts::key).orElse("key") + " = " + shortened(value);
    if (seen.keyVisible().orElse(false)) {
      return name + " is seen";
    }
    if (all.isEmpty()) {
      return name + " is not seen: it does not exist, or is hidden (a connection that sees all rows would tell)";
    }
    return all.get().row().map(row -> name + " exists and is hidden" + hiddenBy(row) + row.owner()
        .map(owner -> "; its " + seen.table().flatMap(TableFacts::ownerColumn).orElse("owner") + " is " + owner)
        .orElse("; it has no owner")).orElse(name + " does not exist");
  }

  private String hiddenBy(OwnerView.Row row) {
    List<String> saysNo = IntStream.range(0, seen.policies().size()).filter(i -> !row.passes().get(i))
        .mapToObj(i -> seen.policies().get(i).name()).toList();
    return saysNo.isEmpty() ? "" : " by " + String.join(", ", saysNo);
  }

  private String answer() {
    if (seen.table().isEmpty()) {
      return "there is no table " + shortened(table) + " where this role looks; name its schema, or look whether the"
          + " migration ran";
    }
    TableFacts found = seen.table().get();
    if (!found.reachable()) {
      return "nothing is seen, and reading ends in an error: the role has no right. If it should:"
          + " select shared_db.protect_table('" + found.name() + "');";
    }
    String count = seen.visible().isEmpty() ? "how many rows are seen could not be counted" : rows(seen.visible())
        + all.map(OwnerView::all).filter(OptionalLong::isPresent).map(number -> " of " + number.getAsLong()).orElse("") + " seen";
    if (found.kind().endsWith("view")) {
      return count + ": a view has no policies; explain the tables behind it";
    }
    if (!found.binds()) {
      return count + (found.security().equals("off") ? ": nothing hides any, since row level security is off"
          : ": row level security does not bind this role");
    }
    if (seen.policies().stream().noneMatch(TableFacts.Policy::permissive)) {
      return count + ": no policy lets this role read anything, whoever the user is";
    }
    return count + (seen.userExists() ? "" : ": there is no such user, so that no row can be theirs");
  }

  private static String rows(OptionalLong number) {
    return number.getAsLong() == 1 ? "1 row" : number.getAsLong() + " rows";
  }

  private static String shortened(String input) {
    return input.length() > 64 ? input.substring(0, 63) + "…" : input;
  }

  private static void line(StringBuilder text, String name, String content) {
    text.append("%-11s %s%n".formatted(name, content));
  }
}
