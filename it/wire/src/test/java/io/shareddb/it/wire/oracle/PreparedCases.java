// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.wire.oracle;

import java.sql.Array;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.List;
import java.util.UUID;

/** Prepared statements, over and past the threshold, and what disturbs them. */
final class PreparedCases {

  static final List<Case> ALL = List.of(
      new Case("twelve executions in autocommit", (c, log) -> {
        try (PreparedStatement s = c.prepareStatement("select count(*) from note where amount > ?")) {
          for (int i = 0; i < 12; i++) {
            s.setInt(1, i % 5);
            log.rows(s.executeQuery());
          }
        }
      }),
      new Case("twelve executions, a transaction each", (c, log) -> {
        c.setAutoCommit(false);
        try (PreparedStatement s = c.prepareStatement("select count(*) from note where amount > ?")) {
          for (int i = 0; i < 12; i++) {
            s.setInt(1, i % 5);
            log.rows(s.executeQuery());
            c.commit();
          }
        }
      }),
      new Case("parameter of unspecified type past the threshold", (c, log) -> {
        try (PreparedStatement s = c.prepareStatement("select count(*), max(?::timestamp) from note")) {
          for (int i = 0; i < 12; i++) {
            s.setTimestamp(1, new Timestamp(86_400_000L * i));
            log.rows(s.executeQuery());
          }
        }
      }),
      new Case("parameter types change between executions", (c, log) -> {
        try (PreparedStatement s = c.prepareStatement("select ?::text, count(*) from note")) {
          for (int i = 0; i < 12; i++) {
            if (i % 3 == 0) {
              s.setNull(1, Types.NULL);
            } else if (i % 3 == 1) {
              s.setInt(1, i);
            } else {
              s.setString(1, "s" + i);
            }
            log.rows(s.executeQuery());
          }
        }
      }),
      new Case("parameter metadata before the first execution", (c, log) -> {
        try (PreparedStatement s = c.prepareStatement("select body from note where amount = ? and body = ?")) {
          ParameterMetaData p = s.getParameterMetaData();
          log.say(p.getParameterCount() + " " + p.getParameterTypeName(1) + " " + p.getParameterTypeName(2));
          s.setInt(1, 1);
          s.setString(2, "note 1");
          log.rows(s.executeQuery());
        }
      }),
      new Case("result metadata before the first execution", (c, log) -> {
        try (PreparedStatement s = c.prepareStatement("select body, amount from note where amount = ?")) {
          ResultSetMetaData m = s.getMetaData();
          log.say(m.getColumnCount() + " " + m.getColumnTypeName(2) + " " + m.isNullable(1));
        }
      }),
      new Case("arrays, uuid, bytes and nulls", (c, log) -> {
        Array array = c.createArrayOf("int4", new Integer[] {1, null, 3});
        try (PreparedStatement s = c.prepareStatement("select ?::int[], ?::uuid, ?::bytea, ?::numeric")) {
          for (int i = 0; i < 7; i++) {
            s.setArray(1, array);
            s.setObject(2, new UUID(1, i));
            s.setBytes(3, new byte[] {0, 1, (byte) 0xff});
            s.setNull(4, Types.NUMERIC);
            log.rows(s.executeQuery());
          }
        }
      }),
      new Case("a parameter larger than every buffer", (c, log) -> {
        try (PreparedStatement s = c.prepareStatement("select length(?::text), count(*) from note")) {
          s.setString(1, "ü".repeat(200_000));
          log.rows(s.executeQuery());
        }
      }),
      new Case("a text longer than every buffer", (c, log) ->
          log.run(c, "select count(*), '" + "x".repeat(50_000) + "' = 'y' from note")),
      new Case("the plan is outdated by a column in a transaction", (c, log) -> outdated(c, log, false)),
      new Case("the plan is outdated by a column in autocommit", (c, log) -> outdated(c, log, true)),
      new Case("deallocate all under cached statements", (c, log) -> {
        try (PreparedStatement s = c.prepareStatement("select count(*) from note")) {
          for (int i = 0; i < 9; i++) {
            if (i == 7) {
              log.run(c, "deallocate all");
            }
            log.attempt(() -> log.rows(s.executeQuery()));
          }
        }
      }),
      new Case("discard all under cached statements", (c, log) -> {
        try (PreparedStatement s = c.prepareStatement("select count(*) from note limit ?")) {
          for (int i = 0; i < 9; i++) {
            if (i == 7) {
              log.run(c, "discard plans");
            }
            s.setInt(1, 1);
            log.attempt(() -> log.rows(s.executeQuery()));
          }
        }
      }),
      new Case("sql-level prepare and execute", (c, log) -> {
        log.run(c, "prepare mine (int) as select count(*) from note where amount >= $1");
        log.run(c, "execute mine (2)");
        log.run(c, "deallocate mine");
        log.attempt(() -> log.run(c, "execute mine (2)"));
      }),
      new Case("prepared insert past the threshold with keys", (c, log) -> {
        log.run(c, "create temp table g (id int generated always as identity, a int)");
        try (PreparedStatement s = c.prepareStatement("insert into g (a) values (?)",
            PreparedStatement.RETURN_GENERATED_KEYS)) {
          for (int i = 0; i < 8; i++) {
            s.setInt(1, i);
            log.say(s.executeUpdate());
            log.rows(s.getGeneratedKeys());
          }
        }
      }),
      new Case("two result sets open at once", (c, log) -> {
        c.setAutoCommit(false);
        try (PreparedStatement a = c.prepareStatement("select body from note order by body");
            PreparedStatement b = c.prepareStatement("select amount from note order by amount");
            ResultSet ra = a.executeQuery(); ResultSet rb = b.executeQuery()) {
          while (ra.next() && rb.next()) {
            log.say(ra.getString(1) + " " + rb.getString(1));
          }
        }
        c.commit();
      }));

  private PreparedCases() {
  }

  private static void outdated(java.sql.Connection c, Log log, boolean autoCommit) throws Exception {
    log.run(c, "create temp table o (a int)");
    log.run(c, "insert into o values (1)");
    c.setAutoCommit(autoCommit);
    try (PreparedStatement s = c.prepareStatement("select * from o where a = ?")) {
      for (int i = 0; i < 8; i++) {
        if (i == 6) {
          log.run(c, "alter table o add b int");
          if (!autoCommit) {
            c.commit();
          }
        }
        s.setInt(1, 1);
        log.attempt(() -> log.rows(s.executeQuery()));
      }
    }
    if (!autoCommit) {
      c.rollback();
    }
  }
}
