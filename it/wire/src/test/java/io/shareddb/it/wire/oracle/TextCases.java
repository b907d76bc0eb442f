// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.wire.oracle;

import java.sql.Connection;
import java.sql.Statement;
import java.util.List;

/** Texts that are hard to read: comments, literals, several statements in one, errors with a position. */
final class TextCases {

  private static final String COUNT = "select count(*) from note";

  static final List<Case> ALL = List.of(
      new Case("comments before the statement", (c, log) -> {
        log.run(c, "-- commit\n" + COUNT);
        log.run(c, "/* rollback; /* nested ; */ begin */ " + COUNT);
        log.run(c, "/**/--\n\t\r\n/* x */" + COUNT);
        log.run(c, "/* " + "long ".repeat(400) + "*/ " + COUNT);
      }),
      new Case("parenthesis before the statement", (c, log) -> log.run(c, "((" + COUNT + "))")),
      new Case("upper and mixed case", (c, log) -> {
        log.run(c, COUNT.toUpperCase(java.util.Locale.ROOT));
        log.run(c, "BeGiN");
        log.run(c, "RollBack");
      }),
      new Case("several statements in one text", (c, log) -> several(c, log, COUNT + "; select 2 as b; " + COUNT)),
      new Case("several statements with empty ones between", (c, log) ->
          several(c, log, ";; select 1 as a;; /* ; */ ;" + COUNT + ";")),
      new Case("several statements of which the second fails", (c, log) ->
          log.attempt(() -> several(c, log, "select 1 as a; select x from note; " + COUNT))),
      new Case("several statements with utility ones between", (c, log) ->
          several(c, log, "set application_name = 'x'; " + COUNT + "; reset application_name; " + COUNT)),
      new Case("several statements with savepoints", (c, log) -> {
        c.setAutoCommit(false);
        several(c, log, "savepoint s; update note set body = 'z'; rollback to s; " + COUNT + "; release s");
        c.rollback();
      }),
      new Case("several transactions in one text", (c, log) ->
          several(c, log, "begin; " + COUNT + "; commit; begin; " + COUNT + "; rollback")),
      new Case("semicolons in literals and names", (c, log) -> several(c, log,
          "select ';' as \"a;b\", $$;$$ as c, $x$ ; $$ ; $x$ as d, E'\\';' as e; " + COUNT)),
      new Case("function body with semicolons", (c, log) -> {
        log.run(c, "create function pg_temp.b(n int) returns bigint begin atomic select 1; select case when n > 0 then"
            + " count(*) else 0 end from note; end");
        log.run(c, "select pg_temp.b(1)");
      }),
      new Case("body in a literal", (c, log) -> {
        log.run(c, "create function pg_temp.l() returns bigint language plpgsql as $f$ begin -- ;\n return (" + COUNT
            + "); end; $f$");
        log.run(c, "select pg_temp.l()");
      }),
      new Case("backslashes with standard_conforming_strings off", (c, log) -> {
        log.run(c, "set standard_conforming_strings = off");
        several(c, log, "select 'it\\'s; ok' as a; " + COUNT);
        log.run(c, "set standard_conforming_strings = on");
      }),
      new Case("position of a syntax error", (c, log) -> {
        log.attempt(() -> log.run(c, "selec 1"));
        log.attempt(() -> log.run(c, "select 'ä€😀', from note"));
        log.attempt(() -> log.run(c, COUNT + " where nope = 1"));
      }),
      new Case("position of an error in a later statement", (c, log) ->
          log.attempt(() -> several(c, log, "select 'äö' as a; select nope from note"))),
      new Case("error inside a function", (c, log) -> log.attempt(() ->
          log.run(c, "do 'begin perform nope from note; end'"))),
      new Case("error with every field", (c, log) -> log.attempt(() -> log.run(c, "do $$ begin raise exception 'm' using"
          + " detail = 'd', hint = 'h', errcode = '22012', column = 'c', table = 't', schema = 's'; end $$"))),
      new Case("unknown first word", (c, log) -> log.attempt(() -> log.run(c, "frobnicate note"))),
      new Case("unfinished literal", (c, log) -> log.attempt(() -> log.run(c, "select 'abc"))),
      new Case("jdbc escapes", (c, log) -> {
        log.run(c, "select {fn upper('a')} as a, {d '2020-01-01'} as b from note where {fn length(body)} > 1");
        log.run(c, "select body from note where body like 'note 1' {escape '!'}");
      }),
      new Case("the setting's name where it may stand", (c, log) -> {
        log.run(c, "select 'set app.user_id and set_config' as a, count(*) from note");
        log.run(c, "select app.user_id from note app where amount = 1");
        log.run(c, "select set_config('application_name', 'app.user_id', true)");
      }));

  private TextCases() {
  }

  private static void several(Connection c, Log log, String sql) throws Exception {
    try (Statement s = c.createStatement()) {
      log.all(s, s.execute(sql));
    }
  }
}
