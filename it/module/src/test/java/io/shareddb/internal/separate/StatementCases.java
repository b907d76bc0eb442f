// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.separate;

import static io.shareddb.internal.separate.JdbcCase.all;
import static io.shareddb.internal.separate.JdbcCase.failing;

import java.sql.CallableStatement;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.sql.Types;
import java.util.Arrays;
import java.util.List;

/** How statements are run, one by one and in batches. */
final class StatementCases {

  private StatementCases() {
  }

  static List<JdbcCase> statements() {
    return List.of(
        new JdbcCase("query", (c, seen) ->
            all(seen, c.createStatement().executeQuery("select id, label from items order by id"))),
        new JdbcCase("update counts of every kind", (c, seen) -> {
          try (Statement s = c.createStatement()) {
            seen.add(s.executeUpdate("update items set label = 'x' where id < 3"));
            seen.add(s.executeLargeUpdate("delete from items where id = 1"));
            seen.add(s.execute("insert into items (id, label) values (6, 'f')"));
            seen.add(s.getUpdateCount());
          }
        }),
        new JdbcCase("generated keys by column name", (c, seen) -> {
          try (PreparedStatement s = c.prepareStatement("insert into items (id, label) values (?, 'g')",
              new String[] {"id", "label"})) {
            s.setInt(1, 7);
            seen.add(s.executeUpdate());
            all(seen, s.getGeneratedKeys());
          }
        }),
        new JdbcCase("generated keys of a plain statement", (c, seen) -> {
          try (Statement s = c.createStatement()) {
            seen.add(s.executeUpdate("insert into items (id, label) values (8, 'h')", Statement.RETURN_GENERATED_KEYS));
            ResultSet keys = s.getGeneratedKeys();
            keys.next();
            seen.add(keys.getInt("id"));
          }
        }),
        new JdbcCase("a prepared statement past its threshold", (c, seen) -> {
          try (PreparedStatement s = c.prepareStatement("select label from items where id = ?")) {
            for (int i = 1; i <= 9; i++) {
              s.setInt(1, 1 + i % 5);
              all(seen, s.executeQuery());
            }
          }
        }),
        new JdbcCase("a plan whose result type changes", (c, seen) -> {
          try (Statement ddl = c.createStatement(); PreparedStatement s = c.prepareStatement("select * from shapes")) {
            for (int i = 0; i < 6; i++) {
              all(seen, s.executeQuery());
            }
            ddl.execute("select reshape()");
            failing(seen, () -> all(seen, s.executeQuery()));
            failing(seen, () -> all(seen, s.executeQuery()));
          }
        }),
        new JdbcCase("several statements in one string", (c, seen) -> {
          try (Statement s = c.createStatement()) {
            seen.add(s.execute("select 1; update items set label = 'm' where id = 2; select label from items where id = 2"));
            all(seen, s.getResultSet());
            seen.add(s.getMoreResults());
            seen.add(s.getUpdateCount());
            seen.add(s.getMoreResults());
            all(seen, s.getResultSet());
          }
        }),
        new JdbcCase("call of a function", (c, seen) -> {
          try (CallableStatement s = c.prepareCall("{? = call how_many(?)}")) {
            s.registerOutParameter(1, Types.INTEGER);
            s.setInt(2, 2);
            seen.add(s.execute());
            seen.add(s.getInt(1));
          }
        }),
        new JdbcCase("call of a procedure", (c, seen) -> {
          try (CallableStatement s = c.prepareCall("call relabel(?)")) {
            s.setString(1, "p");
            seen.add(s.execute());
          }
          all(seen, c.createStatement().executeQuery("select label from items order by id"));
        }),
        new JdbcCase("metadata of parameters and results", (c, seen) -> {
          try (PreparedStatement s = c.prepareStatement("select id, label from items where id = ?")) {
            seen.add(s.getParameterMetaData().getParameterTypeName(1));
            seen.add(s.getMetaData().getColumnName(2));
            seen.add(s.getMetaData().getColumnTypeName(1));
          }
        }),
        new JdbcCase("statements that must stand alone", (c, seen) -> {
          try (Statement s = c.createStatement()) {
            for (String sql : List.of("vacuum", "/* why */ vacuum (analyze)", "analyze items", "checkpoint",
                "create index concurrently items_x on items (label)", "create unique index concurrently on items (id)",
                "drop index concurrently items_x", "reindex table concurrently items", "reindex (concurrently) index i",
                "create database x", "drop database x", "alter system set work_mem = '4MB'", "cluster", "reindex system x")) {
              failing(seen, () -> s.execute(sql));
            }
          }
        }),
        new JdbcCase("statements without rows", (c, seen) -> {
          try (Statement s = c.createStatement()) {
            for (String sql : List.of("set work_mem = '5MB'", "listen a", "notify a", "unlisten *", "reset work_mem",
                "prepare q as select count(*) from items", "deallocate q", "", ";", "-- nothing")) {
              failing(seen, () -> seen.add(s.execute(sql)));
            }
            all(seen, s.executeQuery("show work_mem"));
          }
        }));
  }

  static List<JdbcCase> batches() {
    return List.of(
        new JdbcCase("batch of a prepared statement", (c, seen) -> {
          try (PreparedStatement s = c.prepareStatement("insert into items (id, label) values (?, 'b')",
              Statement.RETURN_GENERATED_KEYS)) {
            for (int i = 10; i < 14; i++) {
              s.setInt(1, i);
              s.addBatch();
            }
            seen.add(Arrays.toString(s.executeBatch()));
            ResultSet keys = s.getGeneratedKeys();
            while (keys.next()) {
              seen.add(keys.getInt("id"));
            }
          }
        }),
        new JdbcCase("batch of a plain statement", (c, seen) -> {
          try (Statement s = c.createStatement()) {
            s.addBatch("update items set label = 'q'");
            s.addBatch("delete from items where id = 5");
            seen.add(Arrays.toString(s.executeLargeBatch()));
            seen.add(Arrays.toString(s.executeBatch()));
          }
        }),
        new JdbcCase("batch that fails in the middle", (c, seen) -> {
          try (Statement s = c.createStatement()) {
            s.addBatch("insert into items (id, label) values (20, 'b')");
            s.addBatch("insert into items (id, label) values (1, 'again')");
            s.addBatch("insert into items (id, label) values (21, 'b')");
            failing(seen, s::executeBatch);
          }
          all(seen, c.createStatement().executeQuery("select count(*) from items"));
        }));
  }
}
