// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.wire.oracle;

import java.sql.CallableStatement;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.Statement;
import java.sql.Types;
import java.util.List;

/** Plain statements, calls, generated keys, metadata. */
final class StatementCases {

  static final List<Case> ALL = List.of(
      new Case("select without rows", (c, log) -> log.run(c, "select 1 as a where false")),
      new Case("select of protected rows", (c, log) -> log.run(c, "select body, amount from note order by amount")),
      new Case("select of a very wide row", (c, log) -> {
        try (Statement s = c.createStatement(); ResultSet r = s.executeQuery("select repeat('ä', 300000)")) {
          r.next();
          log.say(r.getString(1).length() + " " + r.getString(1).hashCode());
        }
      }),
      new Case("select of many rows", (c, log) -> {
        try (Statement s = c.createStatement(); ResultSet r = s.executeQuery("select i from generate_series(1, 20000) i")) {
          long sum = 0;
          while (r.next()) {
            sum += r.getLong(1);
          }
          log.say(sum);
        }
      }),
      new Case("select without columns", (c, log) -> log.run(c, "select")),
      new Case("table and values", (c, log) -> {
        log.run(c, "values (1, 'a'), (2, 'b')");
        log.run(c, "table pg_catalog.pg_am order by amname limit 1");
      }),
      new Case("common table expression that writes", (c, log) -> {
        c.setAutoCommit(false);
        log.run(c, "with w as (update note set body = body || '!' returning body) select count(*) from w");
        c.rollback();
      }),
      new Case("insert, update, delete counts", (c, log) -> {
        c.setAutoCommit(false);
        log.run(c, "insert into note (body) select 'x' from generate_series(1, 3)");
        log.run(c, "update note set body = 'y' where body = 'x'");
        log.run(c, "delete from note where body = 'y'");
        c.rollback();
      }),
      new Case("insert for another user is refused", (c, log) -> log.attempt(() ->
          log.run(c, "insert into note (user_id, body) values ('00000000-0000-4000-8000-000000000b0b', 'x')"))),
      new Case("merge", (c, log) -> {
        c.setAutoCommit(false);
        log.run(c, "merge into note n using (values (1)) v (i) on n.amount = v.i when matched then update set body = 'm'");
        c.rollback();
      }),
      new Case("generated keys", (c, log) -> {
        log.run(c, "create temp table k (id int generated always as identity, a text)");
        try (Statement s = c.createStatement()) {
          s.executeUpdate("insert into k (a) values ('x'), ('y')", Statement.RETURN_GENERATED_KEYS);
          log.rows(s.getGeneratedKeys());
          s.executeUpdate("insert into k (a) values ('z')", new String[] {"id"});
          log.rows(s.getGeneratedKeys());
        }
      }),
      new Case("returning", (c, log) -> {
        c.setAutoCommit(false);
        log.run(c, "insert into note (body) values ('r') returning body, user_id");
        c.rollback();
      }),
      new Case("call of a function", (c, log) -> {
        try (CallableStatement s = c.prepareCall("{? = call upper(?)}")) {
          s.registerOutParameter(1, Types.VARCHAR);
          s.setString(2, "abc");
          s.execute();
          log.say(s.getString(1));
        }
      }),
      new Case("call of a procedure", (c, log) -> {
        log.run(c, "create or replace procedure pg_temp.p(inout n int) language plpgsql as"
            + " 'begin select n + count(*) into n from note; end'");
        try (CallableStatement s = c.prepareCall("call pg_temp.p(?)")) {
          s.setInt(1, 1);
          s.registerOutParameter(1, Types.INTEGER);
          s.execute();
          log.say(s.getInt(1));
        }
      }),
      new Case("do block that raises a notice", (c, log) ->
          log.run(c, "do 'begin raise notice ''%'', (select count(*) from note); raise warning ''w''; end'")),
      new Case("warnings of a statement", (c, log) -> log.run(c, "drop table if exists not_there")),
      new Case("explain", (c, log) -> log.run(c, "explain (costs off) select 1")),
      new Case("empty and comment-only statements", (c, log) -> {
        log.run(c, "");
        log.run(c, "-- nothing");
        log.run(c, ";");
      }),
      new Case("max rows", (c, log) -> {
        try (Statement s = c.createStatement()) {
          s.setMaxRows(2);
          log.rows(s.executeQuery("select body from note order by body"));
        }
      }),
      new Case("updatable result set", (c, log) -> {
        c.setAutoCommit(false);
        log.run(c, "create temp table u (id int primary key, a text) on commit drop");
        log.run(c, "insert into u values (1, 'a'), (2, 'b')");
        try (Statement s = c.createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_UPDATABLE);
            ResultSet r = s.executeQuery("select id, a from u order by id")) {
          r.next();
          r.updateString(2, "changed");
          r.updateRow();
          r.moveToInsertRow();
          r.updateInt(1, 3);
          r.insertRow();
          r.absolute(2);
          r.deleteRow();
        }
        log.run(c, "select * from u order by id");
        c.commit();
      }),
      new Case("database metadata", (c, log) -> {
        DatabaseMetaData m = c.getMetaData();
        try (ResultSet r = m.getColumns(null, "public", "note", null)) {
          while (r.next()) {
            log.say(r.getString("COLUMN_NAME") + " " + r.getString("TYPE_NAME") + " " + r.getString("IS_NULLABLE"));
          }
        }
        try (ResultSet r = m.getPrimaryKeys(null, "public", "note")) {
          while (r.next()) {
            log.say(r.getString("COLUMN_NAME") + " " + r.getString("PK_NAME"));
          }
        }
      }));

  private StatementCases() {
  }
}
