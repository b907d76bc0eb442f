// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.separate;

import static io.shareddb.internal.separate.JdbcCase.all;
import static io.shareddb.internal.separate.JdbcCase.failing;

import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Savepoint;
import java.sql.Statement;
import java.sql.Types;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The cases, each of a behaviour of its own. They work on {@code items}, which holds rows 1 to 5 of the user. */
final class JdbcCases {

  private JdbcCases() {
  }

  static List<JdbcCase> cases() {
    return Stream.of(statements(), batches(), transactions(), results(), errors()).flatMap(List::stream).toList();
  }

  private static List<JdbcCase> statements() {
    return List.of(
        new JdbcCase("query", (c, seen) -> all(seen, c.createStatement().executeQuery("select id, label from items order by id"))),
        new JdbcCase("update counts of every kind", (c, seen) -> {
          try (Statement s = c.createStatement()) {
            seen.add(s.executeUpdate("update items set label = 'x' where id < 3"));
            seen.add(s.executeLargeUpdate("delete from items where id = 1"));
            seen.add(s.execute("insert into items (id, label) values (6, 'f')"));
            seen.add(s.getUpdateCount());
          }
        }),
        new JdbcCase("generated keys by column name", (c, seen) -> {
          try (PreparedStatement s = c.prepareStatement("insert into items (id, label) values (?, 'g')", new String[] {"id", "label"})) {
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

  private static List<JdbcCase> batches() {
    return List.of(
        new JdbcCase("batch of a prepared statement", (c, seen) -> {
          try (PreparedStatement s = c.prepareStatement("insert into items (id, label) values (?, 'b')", Statement.RETURN_GENERATED_KEYS)) {
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

  private static List<JdbcCase> transactions() {
    return List.of(
        new JdbcCase("commit and rollback", (c, seen) -> {
          c.setAutoCommit(false);
          Statement s = c.createStatement();
          s.executeUpdate("delete from items where id = 1");
          c.commit();
          s.executeUpdate("delete from items where id = 2");
          c.rollback();
          all(seen, s.executeQuery("select id from items order by id"));
        }),
        new JdbcCase("savepoints", (c, seen) -> {
          c.setAutoCommit(false);
          Savepoint before = c.setSavepoint("before");
          Statement s = c.createStatement();
          s.executeUpdate("delete from items where id = 1");
          Savepoint unnamed = c.setSavepoint();
          failing(seen, () -> s.executeUpdate("insert into items (id) values (2)"));
          failing(seen, () -> s.executeQuery("select 1"));
          c.rollback(unnamed);
          all(seen, s.executeQuery("select id from items order by id"));
          c.rollback(before);
          all(seen, s.executeQuery("select id from items order by id"));
          c.releaseSavepoint(before);
          failing(seen, () -> c.rollback(before));
        }),
        new JdbcCase("transactions by SQL text", (c, seen) -> {
          Statement s = c.createStatement();
          s.execute("begin");
          s.executeUpdate("delete from items where id = 1");
          s.execute("commit and chain");
          s.executeUpdate("delete from items where id = 2");
          s.execute("rollback");
          c.setAutoCommit(false);
          s.executeUpdate("delete from items where id = 3");
          s.execute("COMMIT");
          s.executeUpdate("delete from items where id = 4");
          c.rollback();
          all(seen, s.executeQuery("select id from items order by id"));
        }),
        new JdbcCase("calls that autocommit forbids", (c, seen) -> {
          failing(seen, c::commit);
          failing(seen, c::rollback);
          failing(seen, c::setSavepoint);
        }),
        new JdbcCase("read only", (c, seen) -> {
          c.setReadOnly(true);
          failing(seen, () -> seen.add(c.createStatement().executeUpdate("delete from items where id = 1")));
          c.setAutoCommit(false);
          failing(seen, () -> seen.add(c.createStatement().executeUpdate("delete from items where id = 2")));
          c.rollback();
          c.setReadOnly(false);
        }),
        new JdbcCase("isolation level", (c, seen) -> {
          c.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
          all(seen, c.createStatement().executeQuery("show transaction_isolation"));
          c.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
          seen.add(c.getTransactionIsolation());
        }),
        new JdbcCase("a constraint that is checked at the commit", (c, seen) -> {
          failing(seen, () -> c.createStatement().executeUpdate("insert into parts (item) values (99)"));
          c.setAutoCommit(false);
          seen.add(c.createStatement().executeUpdate("insert into parts (item) values (99)"));
          failing(seen, c::commit);
        }));
  }

  private static List<JdbcCase> results() {
    return List.of(
        new JdbcCase("fetch size in autocommit", (c, seen) -> {
          try (PreparedStatement s = c.prepareStatement("select id from items order by id")) {
            s.setFetchSize(2);
            all(seen, s.executeQuery());
            seen.add(s.getFetchSize());
          }
        }),
        new JdbcCase("fetch size in a transaction", (c, seen) -> {
          c.setAutoCommit(false);
          Statement s = c.createStatement();
          s.setFetchSize(2);
          all(seen, s.executeQuery("select id from items order by id"));
          ResultSet open = s.executeQuery("select id from items order by id");
          open.next();
          seen.add(open.getInt(1));
          c.commit();
          failing(seen, () -> {
            while (open.next()) {
              seen.add(open.getInt(1));
            }
          });
        }),
        new JdbcCase("most rows", (c, seen) -> {
          Statement s = c.createStatement();
          s.setMaxRows(2);
          all(seen, s.executeQuery("select id from items order by id"));
        }),
        new JdbcCase("scrolling", (c, seen) -> {
          Statement s = c.createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_READ_ONLY);
          ResultSet rows = s.executeQuery("select id from items order by id");
          seen.add(rows.last());
          seen.add(rows.getRow());
          seen.add(rows.absolute(2));
          seen.add(rows.getInt(1));
        }),
        new JdbcCase("rows changed through the result", (c, seen) -> {
          Statement s = c.createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_UPDATABLE);
          ResultSet rows = s.executeQuery("select id, label from items order by id");
          rows.next();
          rows.updateString("label", "through");
          rows.updateRow();
          rows.refreshRow();
          seen.add(rows.getString("label"));
          rows.next();
          rows.deleteRow();
          rows.moveToInsertRow();
          rows.updateInt("id", 30);
          rows.updateString("label", "inserted");
          rows.insertRow();
          all(seen, c.createStatement().executeQuery("select id, label from items order by id"));
        }),
        new JdbcCase("a result stays open over a commit", (c, seen) -> {
          c.setAutoCommit(false);
          Statement s = c.createStatement(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY, ResultSet.HOLD_CURSORS_OVER_COMMIT);
          s.setFetchSize(2);
          ResultSet rows = s.executeQuery("select id from items order by id");
          rows.next();
          c.commit();
          all(seen, rows);
        }),
        new JdbcCase("a cursor by SQL text", (c, seen) -> {
          c.setAutoCommit(false);
          Statement s = c.createStatement();
          s.execute("declare cur cursor with hold for select id from items order by id");
          all(seen, s.executeQuery("fetch 2 from cur"));
          c.commit();
          c.setAutoCommit(true);
          all(seen, s.executeQuery("fetch all from cur"));
          s.execute("close cur");
        }),
        new JdbcCase("a result of a function that gives a cursor", (c, seen) -> {
          c.setAutoCommit(false);
          try (CallableStatement s = c.prepareCall("{? = call all_items()}")) {
            s.registerOutParameter(1, Types.REF_CURSOR);
            s.execute();
            all(seen, (ResultSet) s.getObject(1));
          }
        }),
        new JdbcCase("who belongs to whom", (c, seen) -> {
          Statement s = c.createStatement();
          PreparedStatement p = c.prepareStatement("select 1");
          CallableStatement f = c.prepareCall("{? = call how_many(?)}");
          ResultSet rows = p.executeQuery();
          seen.add(s.getConnection() == c);
          seen.add(p.getConnection() == c);
          seen.add(f.getConnection() == c);
          seen.add(rows.getStatement() == p);
          seen.add(rows.getStatement().getConnection() == c);
          seen.add(c.getMetaData().getConnection() == c);
          seen.add(c.unwrap(Connection.class) == c);
          seen.add(s.unwrap(Statement.class) == s);
          seen.add(c.isWrapperFor(Connection.class));
          seen.add(s.equals(s) && c.equals(c) && !c.equals(s) && s.hashCode() == s.hashCode());
          seen.add(s.execute("insert into items (id) values (40) returning id") && s.getResultSet().getStatement() == s);
          seen.add(new java.util.HashSet<>(List.of(c, s, p)).contains(p));
        }),
        new JdbcCase("metadata of the database", (c, seen) -> {
          all(seen, c.getMetaData().getPrimaryKeys(null, "public", "items"));
          seen.add(c.getMetaData().supportsSavepoints());
        }),
        new JdbcCase("closing", (c, seen) -> {
          Statement s = c.createStatement();
          s.closeOnCompletion();
          s.executeQuery("select 1").close();
          seen.add(s.isClosed());
          failing(seen, () -> s.executeQuery("select 1"));
          ResultSet first = c.prepareStatement("select id from items").executeQuery();
          Statement again = c.createStatement();
          ResultSet second = again.executeQuery("select 1");
          again.executeQuery("select 2");
          seen.add(second.isClosed());
          seen.add(first.isClosed());
        }));
  }

  private static List<JdbcCase> errors() {
    return List.of(
        new JdbcCase("errors with their states", (c, seen) -> {
          Statement s = c.createStatement();
          for (String sql : List.of("selec 1", "select * from nowhere", "select 1/0", "insert into items (id) values (1)",
              "select 'x'::int", "do $$ begin raise exception 'mine' using errcode = 'MY001'; end $$",
              "copy items from stdin", "set no_such_setting = 1", "rollback to savepoint nowhere")) {
            failing(seen, () -> s.execute(sql));
          }
          failing(seen, () -> s.executeQuery("update items set label = 'x'"));
          failing(seen, () -> s.executeUpdate("select 1"));
        }),
        new JdbcCase("a failed transaction", (c, seen) -> {
          c.setAutoCommit(false);
          Statement s = c.createStatement();
          failing(seen, () -> s.execute("select 1/0"));
          failing(seen, () -> s.execute("select 1"));
          failing(seen, () -> s.execute("show work_mem"));
          failing(seen, c::commit);
          c.rollback();
          all(seen, s.executeQuery("select count(*) from items"));
        }),
        new JdbcCase("time runs out", (c, seen) -> {
          Statement s = c.createStatement();
          s.setQueryTimeout(1);
          failing(seen, () -> s.execute("select pg_sleep(20)"));
          s.setQueryTimeout(0);
          all(seen, s.executeQuery("select count(*) from items"));
        }),
        new JdbcCase("warnings", (c, seen) -> {
          Statement s = c.createStatement();
          s.execute("do $$ begin raise warning 'careful'; end $$");
          seen.add(s.getWarnings().getMessage());
          seen.add(c.getWarnings() == null);
        }),
        new JdbcCase("a closed connection", (c, seen) -> {
          PreparedStatement p = c.prepareStatement("select 1");
          Statement s = c.createStatement();
          c.close();
          failing(seen, c::createStatement);
          failing(seen, () -> s.executeQuery("select 1"));
          failing(seen, p::executeQuery);
          failing(seen, c::commit);
          c.close();
          seen.add(c.isValid(1));
        }),
        new JdbcCase("a killed backend", (c, seen) -> {
          Statement s = c.createStatement();
          failing(seen, () -> s.execute("select pg_terminate_backend(pg_backend_pid())"));
          failing(seen, () -> s.execute("select 1"));
          seen.add(c.isValid(1));
        }));
  }
}
