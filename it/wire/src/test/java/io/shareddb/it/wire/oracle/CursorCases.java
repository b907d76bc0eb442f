// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.wire.oracle;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;

/** Rows in portions. */
final class CursorCases {

  static final List<Case> ALL = List.of(
      new Case("fetch size in a transaction", (c, log) -> {
        c.setAutoCommit(false);
        try (PreparedStatement s = c.prepareStatement("select body from note order by body")) {
          s.setFetchSize(2);
          for (int i = 0; i < 7; i++) {
            log.rows(s.executeQuery());
          }
        }
        c.commit();
      }),
      new Case("fetch size, closed half-way", (c, log) -> {
        c.setAutoCommit(false);
        try (Statement s = c.createStatement()) {
          s.setFetchSize(2);
          try (ResultSet r = s.executeQuery("select body from note order by body")) {
            r.next();
            log.row(r);
          }
          log.run(c, "select count(*) from note");
        }
        c.commit();
      }),
      new Case("fetch size, other statements between", (c, log) -> {
        c.setAutoCommit(false);
        try (Statement s = c.createStatement()) {
          s.setFetchSize(1);
          try (ResultSet r = s.executeQuery("select body from note order by body")) {
            while (r.next()) {
              log.row(r);
              log.run(c, "update note set body = body where body = '" + r.getString(1) + "'");
            }
          }
        }
        c.rollback();
      }),
      new Case("fetch size, savepoint rolled back between", (c, log) -> {
        c.setAutoCommit(false);
        try (Statement s = c.createStatement()) {
          s.setFetchSize(1);
          try (ResultSet r = s.executeQuery("select body from note order by body")) {
            r.next();
            log.row(r);
            var savepoint = c.setSavepoint();
            log.run(c, "delete from note");
            c.rollback(savepoint);
            log.attempt(() -> {
              while (r.next()) {
                log.row(r);
              }
            });
          }
        }
        c.rollback();
      }),
      new Case("declare, fetch, move, close", (c, log) -> {
        c.setAutoCommit(false);
        log.run(c, "declare mine scroll cursor for select body from note order by body");
        log.run(c, "fetch 2 from mine");
        log.run(c, "move 1 in mine");
        log.run(c, "fetch all from mine");
        log.run(c, "fetch first from mine");
        log.run(c, "close mine");
        c.commit();
      }),
      new Case("declare with hold", (c, log) -> {
        c.setAutoCommit(false);
        log.run(c, "declare held cursor with hold for select body from note order by body");
        c.commit();
        log.run(c, "fetch 2 from held");
        c.commit();
        log.run(c, "close held");
        c.commit();
      }),
      new Case("declare outside a transaction", (c, log) ->
          log.attempt(() -> log.run(c, "declare mine cursor for select body from note"))),
      new Case("where current of", (c, log) -> {
        c.setAutoCommit(false);
        log.run(c, "declare mine cursor for select * from note where amount = 1 for update");
        log.run(c, "fetch mine");
        log.run(c, "update note set body = 'current' where current of mine");
        log.run(c, "select body from note where amount = 1");
        c.rollback();
      }),
      new Case("refcursor of a function", (c, log) -> {
        log.run(c, "create or replace function pg_temp.f() returns refcursor language plpgsql as 'declare r refcursor;"
            + " begin open r for select body from note order by body; return r; end'");
        c.setAutoCommit(false);
        try (Statement s = c.createStatement(); ResultSet r = s.executeQuery("select pg_temp.f()")) {
          r.next();
          log.rows((ResultSet) r.getObject(1));
        }
        c.commit();
      }),
      new Case("holdable result set over commit", (c, log) -> {
        c.setAutoCommit(false);
        try (Statement s = c.createStatement(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY,
            ResultSet.HOLD_CURSORS_OVER_COMMIT)) {
          s.setFetchSize(2);
          try (ResultSet r = s.executeQuery("select body from note order by body")) {
            r.next();
            c.commit();
            log.attempt(() -> log.rows(r));
          }
        }
        c.commit();
      }));

  private CursorCases() {
  }
}
