// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A piece of a file {@code lints/<lint>.sql}: something that the lint finds, or a near miss that it does not.
 *
 * <pre>
 * -- bad: public.diaries: a grant of one column is enough
 * statements that break it, run by the owner ("reset role;" makes the superuser of him)
 * -- leak: a query of one line that has rows where Bob sees, or gets at, what is not his
 * -- by hand: what the finding's cure says in words
 * statements, for cures that are more than statements
 * -- near: nobody may reach it
 * statements
 * </pre>
 *
 * <p>After {@code bad} stand the objects that the report has to name, joined by {@code and}; <code>{database}</code> is the
 * name of the database; a leak has to be one in a bad case of a check that refuses, until it is cured, and in no other case;
 * {@code bad 18} and {@code near 18} need that PostgreSQL at least. What stands before the first case is
 * run before each of them.
 *
 * @param bad whether the lint has to find something
 * @param title what it is about, and the objects
 * @param since the oldest PostgreSQL that knows the statements
 * @param statements what to run
 * @param leaks what Bob asks
 * @param byHand what a person does in addition to pasting the cure
 */
record LintCase(boolean bad, String title, int since, String statements, List<String> leaks, String byHand) {

  private static final Pattern CASE = Pattern.compile("-- (bad|near)( \\d+)?: (.*)");
  private static final Pattern LEAK = Pattern.compile("^-- leak: (.*)$", Pattern.MULTILINE);
  private static final String BY_HAND = "-- by hand: ";

  static List<LintCase> parse(String text) {
    List<LintCase> cases = new ArrayList<>();
    StringBuilder before = new StringBuilder();
    for (String piece : text.split("(?m)^(?=-- (?:bad|near)(?: \\d+)?: )")) {
      Matcher head = CASE.matcher(piece.lines().findFirst().orElse(""));
      if (!head.matches()) {
        before.append(piece);
        continue;
      }
      String body = piece.substring(head.end());
      int hand = body.indexOf(BY_HAND);
      cases.add(new LintCase(head.group(1).equals("bad"), head.group(3),
          head.group(2) == null ? 0 : Integer.parseInt(head.group(2).strip()),
          before + (hand < 0 ? body : body.substring(0, hand)),
          LEAK.matcher(body).results().map(leak -> leak.group(1)).toList(), hand < 0 ? "" : body.substring(hand)));
    }
    return cases;
  }

  /** What the report has to name. */
  List<String> objects(String database) {
    return List.of(title.replaceFirst(": .*", "").replace("{database}", database).split(" and "));
  }
}
