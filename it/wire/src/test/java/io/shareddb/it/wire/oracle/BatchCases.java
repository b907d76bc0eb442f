// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.wire.oracle;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;

/** Many statements in one flush. */
final class BatchCases {

  static final List<Case> ALL = List.of(
      new Case("batch of one prepared insert in autocommit", (c, log) -> insert(c, log, 20)),
      new Case("batch of one prepared insert in a transaction", (c, log) -> {
        c.setAutoCommit(false);
        insert(c, log, 20);
        c.rollback();
      }),
      new Case("batch larger than the driver sends at once", (c, log) -> insert(c, log, 1500)),
      new Case("batch with generated keys", (c, log) -> {
        log.run(c, "create temp table b (id int generated always as identity, a int)");
        try (PreparedStatement s = c.prepareStatement("insert into b (a) values (?)", Statement.RETURN_GENERATED_KEYS)) {
          for (int i = 0; i < 400; i++) {
            s.setInt(1, i);
            s.addBatch();
          }
          log.say(Arrays.toString(s.executeBatch()));
          log.rows(s.getGeneratedKeys());
        }
      }),
      new Case("batch of protected rows", (c, log) -> {
        c.setAutoCommit(false);
        try (PreparedStatement s = c.prepareStatement("insert into note (body, amount) values (?, ?)")) {
          for (int i = 0; i < 10; i++) {
            s.setString(1, "batch");
            s.setInt(2, i);
            s.addBatch();
          }
          log.say(Arrays.toString(s.executeBatch()));
        }
        log.run(c, "select user_id, count(*) from note group by 1");
        c.rollback();
      }),
      new Case("batch of different statements", (c, log) -> batch(c, log, "create temp table x (a int)",
          "insert into x values (1), (2)", "update x set a = 3", "delete from x where a = 4",
          "insert into x select amount::int from note")),
      new Case("batch that fails in the middle, autocommit", (c, log) -> batch(c, log, "create temp table x (a int)",
          "insert into x values (1)", "insert into x values (1/0)", "insert into x values (2)")),
      new Case("batch that fails in the middle, transaction", (c, log) -> {
        c.setAutoCommit(false);
        batch(c, log, "create temp table x (a int)", "insert into x values (1)", "insert into y values (1)",
            "insert into x values (2)");
        c.rollback();
      }),
      new Case("batch whose first statement fails", (c, log) ->
          batch(c, log, "insert into not_there values (1)", "select count(*) from note")),
      new Case("batch with a query", (c, log) ->
          batch(c, log, "create temp table x (a int)", "select 1", "insert into x values (1)")),
      new Case("batch with savepoints by text", (c, log) -> {
        c.setAutoCommit(false);
        batch(c, log, "savepoint s", "update note set body = 'b'", "rollback to s", "update note set body = 'c'",
            "release s");
        log.run(c, "select distinct body from note");
        c.rollback();
      }),
      new Case("batch with commits by text", (c, log) -> {
        c.setAutoCommit(false);
        batch(c, log, "update note set body = body", "commit", "begin", "update note set body = body", "commit");
        log.run(c, "select count(*) from note");
        c.rollback();
      }),
      new Case("empty batch", (c, log) -> {
        try (Statement s = c.createStatement()) {
          log.say(Arrays.toString(s.executeBatch()));
        }
      }),
      new Case("prepared batch that fails past the threshold", (c, log) -> {
        log.run(c, "create temp table f (a int primary key)");
        try (PreparedStatement s = c.prepareStatement("insert into f values (?)")) {
          for (int round = 0; round < 3; round++) {
            for (int i = 0; i < 10; i++) {
              s.setInt(1, round * 9 + i);
              s.addBatch();
            }
            log.attempt(() -> log.say(Arrays.toString(s.executeBatch())));
          }
        }
        log.run(c, "select count(*) from f");
      }));

  private BatchCases() {
  }

  private static void insert(Connection c, Log log, int rows) throws Exception {
    log.run(c, "create temp table b (a int, t text)");
    try (PreparedStatement s = c.prepareStatement("insert into b (a, t) values (?, ?)")) {
      for (int i = 0; i < rows; i++) {
        s.setInt(1, i);
        s.setString(2, "text " + i);
        s.addBatch();
      }
      log.say(Arrays.toString(s.executeBatch()));
    }
    log.run(c, "select count(*), sum(a) from b");
  }

  private static void batch(Connection c, Log log, String... statements) throws Exception {
    try (Statement s = c.createStatement()) {
      for (String sql : statements) {
        s.addBatch(sql);
      }
      log.attempt(() -> log.say(Arrays.toString(s.executeBatch())));
      log.warnings(s.getWarnings());
    }
  }
}
