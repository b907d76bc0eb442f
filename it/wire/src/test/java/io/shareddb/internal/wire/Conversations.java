// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.wire;

import java.io.StringReader;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.Random;
import org.postgresql.PGConnection;

/** What the recorded applications do. */
final class Conversations {

  private Conversations() {
  }

  static void statements(Connection c) throws SQLException {
    for (int i = 0; i < 8; i++) {
      read(c, "select i, 'row ' || i from generate_series(1, 3) i where i > ?", i % 3);
    }
    execute(c, "create temp table t (a int)");
    execute(c, "insert into t values (1), (2)");
    execute(c, "set application_name = 'fuzz'");
    execute(c, "");
    execute(c, "vacuum t");
  }

  static void transactions(Connection c) throws SQLException {
    c.setAutoCommit(false);
    Savepoint before = c.setSavepoint();
    read(c, "select count(*) from note where amount > ?", 1);
    c.rollback(before);
    read(c, "select count(*) from note where amount > ?", 1);
    c.commit();
    read(c, "select repeat('x', 5000), ?", 1);
    c.rollback();
    execute(c, "select 1");
    c.commit();
  }

  static void failures(Connection c) throws SQLException {
    for (String sql : new String[] {"selec", "select 1/0", "select * from not_there", "insert into note values (1)"}) {
      try {
        execute(c, sql);
      } catch (SQLException e) {
        execute(c, "select 'after it'");
      }
    }
    c.setAutoCommit(false);
    try {
      execute(c, "select 1/0");
    } catch (SQLException e) {
      c.rollback();
    }
    execute(c, "select 2");
    c.commit();
  }

  static void batches(Connection c) throws SQLException {
    execute(c, "create temp table b (id int generated always as identity, a int)");
    try (PreparedStatement s = c.prepareStatement("insert into b (a) values (?)", Statement.RETURN_GENERATED_KEYS)) {
      for (int i = 0; i < 30; i++) {
        s.setInt(1, i);
        s.addBatch();
      }
      s.executeBatch();
    }
    c.setAutoCommit(false);
    try (PreparedStatement s = c.prepareStatement("update b set a = ? where a = 1")) {
      for (int i = 0; i < 30; i++) {
        s.setInt(1, i);
        s.addBatch();
      }
      s.executeBatch();
    }
    c.commit();
  }

  static void cursors(Connection c) throws SQLException {
    c.setAutoCommit(false);
    try (Statement s = c.createStatement()) {
      s.setFetchSize(2);
      try (ResultSet r = s.executeQuery("select i from generate_series(1, 7) i")) {
        while (r.next()) {
          r.getInt(1);
        }
      }
    }
    execute(c, "declare d cursor for select 1");
    execute(c, "fetch d");
    c.commit();
  }

  static void copies(Connection c) throws Exception {
    execute(c, "create temp table c (a text)");
    c.unwrap(PGConnection.class).getCopyAPI().copyOut("copy (select 1 union select 2) to stdout", new StringWriter());
    c.unwrap(PGConnection.class).getCopyAPI().copyIn("copy c from stdin", new StringReader("a\nb\n"));
    execute(c, "select * from c");
  }

  /** Gives a message that a server may send at any time. */
  static byte[] asynchronous(Random random) {
    Bytes message = new Bytes(64);
    switch (random.nextInt(3)) {
      case 0 -> message.message('N').one('S').string("NOTICE").one('M').string("n" + random.nextInt(99)).one(0);
      case 1 -> message.message('S').string("TimeZone").string("UTC" + random.nextInt(9));
      default -> message.message('A').four(random.nextInt()).string("channel").string("payload");
    }
    return message.end().toArray();
  }

  private static void execute(Connection c, String sql) throws SQLException {
    try (Statement s = c.createStatement()) {
      s.execute(sql);
    }
  }

  private static void read(Connection c, String sql, int parameter) throws SQLException {
    try (PreparedStatement s = c.prepareStatement(sql)) {
      s.setInt(1, parameter);
      try (ResultSet r = s.executeQuery()) {
        while (r.next()) {
          r.getString(1);
        }
      }
    }
  }
}
