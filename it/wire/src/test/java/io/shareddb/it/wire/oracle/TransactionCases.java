// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.wire.oracle;

import java.sql.Connection;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.List;

/** Where transactions begin, end, fail and go on. */
final class TransactionCases {

  private static final String COUNT = "select count(*) from note";

  static final List<Case> ALL = List.of(
      new Case("commit and go on", (c, log) -> {
        c.setAutoCommit(false);
        log.run(c, COUNT);
        c.commit();
        log.run(c, COUNT);
        c.commit();
      }),
      new Case("rollback and go on", (c, log) -> {
        c.setAutoCommit(false);
        log.run(c, "delete from note");
        c.rollback();
        log.run(c, COUNT);
      }),
      new Case("rollback to a savepoint older than the first query", (c, log) -> {
        c.setAutoCommit(false);
        Savepoint first = c.setSavepoint("first");
        log.run(c, "delete from note");
        c.rollback(first);
        log.run(c, COUNT);
        c.commit();
      }),
      new Case("released savepoint", (c, log) -> {
        c.setAutoCommit(false);
        Savepoint s = c.setSavepoint();
        log.run(c, COUNT);
        c.releaseSavepoint(s);
        log.run(c, COUNT);
        log.attempt(() -> c.rollback(s));
        c.rollback();
      }),
      new Case("nested savepoints", (c, log) -> {
        c.setAutoCommit(false);
        Savepoint a = c.setSavepoint("a");
        log.run(c, "update note set body = 'a'");
        Savepoint b = c.setSavepoint("b");
        log.attempt(() -> log.run(c, "select 1/0"));
        c.rollback(b);
        log.run(c, "select distinct body from note");
        c.rollback(a);
        log.run(c, "select count(distinct body) from note");
        c.rollback();
      }),
      new Case("rollback to by text", (c, log) -> {
        c.setAutoCommit(false);
        log.run(c, "savepoint s");
        log.run(c, COUNT);
        log.run(c, "/* back */ rollback work to savepoint s");
        log.run(c, COUNT);
        log.run(c, "rollback to s");
        log.run(c, COUNT);
        c.commit();
      }),
      new Case("commit and chain", (c, log) -> {
        c.setAutoCommit(false);
        log.run(c, COUNT);
        log.run(c, "commit and chain");
        log.run(c, COUNT);
        log.run(c, "rollback and chain");
        log.run(c, COUNT);
        c.rollback();
      }),
      new Case("begin and end by text in autocommit", (c, log) -> {
        log.run(c, "begin");
        log.run(c, COUNT);
        log.run(c, "end");
        log.run(c, COUNT);
        log.run(c, "start transaction read only");
        log.attempt(() -> log.run(c, "delete from note"));
        log.run(c, "abort");
        log.run(c, COUNT);
      }),
      new Case("commit without a transaction", (c, log) -> {
        log.run(c, "commit");
        log.run(c, "rollback");
        log.run(c, COUNT);
      }),
      new Case("statement in a failed transaction", (c, log) -> {
        c.setAutoCommit(false);
        log.attempt(() -> log.run(c, "select 1/0"));
        log.attempt(() -> log.run(c, COUNT));
        log.attempt(c::commit);
        log.run(c, COUNT);
        c.rollback();
      }),
      new Case("autocommit switched on commits", (c, log) -> {
        c.setAutoCommit(false);
        log.run(c, "create temp table t (a int)");
        c.setAutoCommit(true);
        log.run(c, "select * from t");
        log.run(c, COUNT);
      }),
      new Case("isolation levels", (c, log) -> {
        for (int level : new int[] {Connection.TRANSACTION_READ_COMMITTED, Connection.TRANSACTION_REPEATABLE_READ,
            Connection.TRANSACTION_SERIALIZABLE}) {
          c.setTransactionIsolation(level);
          c.setAutoCommit(false);
          log.run(c, "show transaction_isolation");
          log.run(c, COUNT);
          c.commit();
          c.setAutoCommit(true);
        }
      }),
      new Case("set transaction before the first query", (c, log) -> {
        c.setAutoCommit(false);
        log.run(c, "set transaction isolation level serializable, read only, deferrable");
        log.run(c, "show transaction_isolation");
        log.run(c, COUNT);
        log.attempt(() -> log.run(c, "set transaction isolation level repeatable read"));
        c.rollback();
      }),
      new Case("read only connection", (c, log) -> {
        c.setReadOnly(true);
        c.setAutoCommit(false);
        log.run(c, COUNT);
        log.attempt(() -> log.run(c, "delete from note"));
        c.rollback();
        c.setReadOnly(false);
      }),
      new Case("deferred constraint fails at commit", (c, log) -> {
        deferred(c, log);
        c.setAutoCommit(false);
        log.run(c, "insert into d values (2)");
        log.run(c, "insert into d values (2)");
        log.attempt(c::commit);
        log.run(c, COUNT);
      }),
      new Case("deferred constraint fails in autocommit", (c, log) -> {
        deferred(c, log);
        log.attempt(() -> log.run(c, "insert into d values (1)"));
        log.run(c, COUNT);
      }),
      new Case("set constraints", (c, log) -> {
        deferred(c, log);
        c.setAutoCommit(false);
        log.run(c, "insert into d values (1)");
        log.attempt(() -> log.run(c, "set constraints all immediate"));
        c.rollback();
      }),
      new Case("prepare transaction is refused by the server", (c, log) -> {
        c.setAutoCommit(false);
        log.run(c, COUNT);
        log.attempt(() -> log.run(c, "prepare transaction 'x'"));
        c.rollback();
        log.run(c, COUNT);
      }),
      new Case("lock table first", (c, log) -> {
        c.setAutoCommit(false);
        c.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        log.run(c, "lock table note in row exclusive mode");
        log.run(c, COUNT);
        c.commit();
      }),
      new Case("procedure that commits inside a transaction", (c, log) -> {
        log.run(c, "create or replace procedure pg_temp.commits() language plpgsql as 'begin commit; end'");
        c.setAutoCommit(false);
        log.attempt(() -> log.run(c, "call pg_temp.commits()"));
        c.rollback();
        log.run(c, COUNT);
      }),
      new Case("transaction in one multi-statement text", (c, log) -> {
        try (Statement s = c.createStatement()) {
          log.all(s, s.execute("begin; " + COUNT + "; commit; " + COUNT));
        }
      }));

  private TransactionCases() {
  }

  private static void deferred(Connection c, Log log) throws Exception {
    log.run(c, "create temp table d (a int unique deferrable initially deferred)");
    log.run(c, "insert into d values (1)");
  }
}
