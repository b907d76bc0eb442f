// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.separate;

import static io.shareddb.internal.separate.JdbcCase.all;
import static io.shareddb.internal.separate.JdbcCase.failing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.List;

/** How transactions begin and end, and what goes wrong in them. */
final class TransactionCases {

  private TransactionCases() {
  }

  static List<JdbcCase> transactions() {
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

  static List<JdbcCase> errors() {
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
