// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.wire.mutants;

import static io.shareddb.it.wire.Server.ALICE;
import static io.shareddb.it.wire.Server.BOB;
import static io.shareddb.it.wire.Server.NOTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shareddb.it.wire.Naming;
import io.shareddb.it.wire.Server;
import java.io.ByteArrayInputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** What the wire promises, each promise tried in a few statements. */
final class Scenarios {

  private static final String COUNT = "select count(*) from note";
  private static final String ALL = "" + NOTES;

  /** One promise. */
  interface Scenario {

    void run(Door door) throws Exception;
  }

  private Scenarios() {
  }

  static Map<String, Scenario> all() {
    Map<String, Scenario> all = new LinkedHashMap<>();
    all.put("users alternate in autocommit", door -> alternate(door, true));
    all.put("users alternate in transactions", door -> alternate(door, false));
    all.put("the same user in transaction after transaction", Scenarios::sameUser);
    all.put("nobody becomes a user", Scenarios::nobodyBecomesUser);
    all.put("one transaction, one user", Scenarios::oneUser);
    all.put("one user, after a savepoint too", Scenarios::oneUserAfterSavepoint);
    all.put("nobody is told, not left out", Scenarios::nobodyIsTold);
    all.put("no scope is an error", Scenarios::noScope);
    all.put("savepoint older than the setting", Scenarios::savepoint);
    all.put("savepoint in one flush", Scenarios::savepointInOneFlush);
    all.put("errors, and on", Scenarios::errors);
    all.put("discard all", Scenarios::discardAll);
    all.put("utility statements", Scenarios::utilities);
    all.put("lock before the snapshot", Scenarios::lockFirst);
    all.put("simple queries", Scenarios::simple);
    all.put("own set", Scenarios::ownSet);
    all.put("comments", Scenarios::comments);
    all.put("large objects", Scenarios::largeObject);
    all.put("the transaction's user comes first", Scenarios::transactionFirst);
    all.put("switched autocommit", Scenarios::commitByAutoCommit);
    all.putAll(ActedForScenarios.all());
    return all;
  }

  private static void alternate(Door door, boolean autoCommit) throws Exception {
    try (Connection c = door.open("prepareThreshold", "3"); PreparedStatement s =
        c.prepareStatement("select min(user_id::text) || max(user_id::text) || count(*) from note where amount > ?")) {
      c.setAutoCommit(autoCommit);
      for (int i = 0; i < 10; i++) {
        UUID user = i % 2 == 0 ? ALICE : BOB;
        s.setInt(1, 0);
        Server.as(user, () -> {
          try (var r = s.executeQuery()) {
            r.next();
            assertThat(r.getString(1)).isEqualTo(user + "" + user + NOTES);
          }
        });
        if (!autoCommit) {
          c.commit();
        }
      }
    }
  }

  private static void sameUser(Door door) throws Exception {
    try (Connection c = door.open()) {
      for (int i = 0; i < 4; i++) {
        c.setAutoCommit(i % 2 == 0);
        Server.as(ALICE, () -> assertThat(Server.one(c, COUNT)).isEqualTo(ALL));
        if (!c.getAutoCommit()) {
          c.rollback();
        }
      }
    }
  }

  private static void nobodyBecomesUser(Door door) throws Exception {
    try (Connection c = door.open()) {
      c.setAutoCommit(false);
      Server.asNobody(() -> assertThat(Server.one(c, COUNT)).isEqualTo("0"));
      Server.as(ALICE, () -> assertThat(Server.one(c, COUNT)).isEqualTo(ALL));
      c.rollback();
    }
  }

  private static void oneUser(Door door) throws Exception {
    try (Connection c = door.open()) {
      c.setAutoCommit(false);
      Server.as(ALICE, () -> Server.one(c, COUNT));
      Server.as(BOB, () -> refused(c));
      c.rollback();
      Server.as(BOB, () -> assertThat(Server.one(c, COUNT)).isEqualTo(ALL));
      Server.asNobody(() -> refused(c));
      c.rollback();
    }
  }

  private static void oneUserAfterSavepoint(Door door) throws Exception {
    try (Connection c = door.open()) {
      c.setAutoCommit(false);
      Savepoint first = c.setSavepoint();
      Server.as(ALICE, () -> Server.one(c, COUNT));
      c.rollback(first);
      Server.as(BOB, () -> refused(c));
      c.rollback();
    }
  }

  private static void refused(Connection c) {
    assertThatThrownBy(() -> Server.one(c, COUNT)).hasMessageContaining("SDB-4001")
        .isInstanceOfSatisfying(SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42501"));
  }

  private static void nobodyIsTold(Door door) throws Exception {
    try (Connection c = door.open()) {
      Server.as(BOB, () -> Server.one(c, COUNT));
      // A session value is what SET LOCAL would fall back to; here a function sets it behind the module's back.
      c.createStatement().execute("do $$ begin perform set_config('app.' || 'user_id', '" + BOB + "', false); end $$");
      Server.asNobody(() -> assertThat(Server.one(c, COUNT)).isEqualTo("0"));
    }
  }

  private static void noScope(Door door) throws Exception {
    try (Connection c = door.open()) {
      assertThatThrownBy(() -> Server.one(c, COUNT)).hasMessageContaining("no @RlsScoped here");
      assertThat(Server.one(c, "select 1")).isEqualTo("1");
    }
  }

  private static void savepoint(Door door) throws Exception {
    try (Connection c = door.open()) {
      c.setAutoCommit(false);
      Server.as(ALICE, () -> {
        Savepoint first = c.setSavepoint();
        Server.one(c, COUNT);
        c.rollback(first);
        assertThat(Server.one(c, COUNT)).isEqualTo(ALL);
        c.rollback();
      });
    }
  }

  private static void savepointInOneFlush(Door door) throws Exception {
    try (Connection c = door.open(); Statement s = c.createStatement()) {
      c.setAutoCommit(false);
      Server.as(ALICE, () -> {
        for (String sql : new String[] {"savepoint s", "update note set body = 'b'", "rollback to s",
            "update note set body = 'c'"}) {
          s.addBatch(sql);
        }
        assertThat(s.executeBatch()).containsExactly(0, NOTES, 0, NOTES);
        c.rollback();
      });
    }
  }

  private static void errors(Door door) throws Exception {
    try (Connection c = door.open()) {
      Server.as(ALICE, () -> {
        for (String sql : new String[] {"selec", "select 1/0", "select * from not_there"}) {
          assertThatThrownBy(() -> Server.one(c, sql)).isInstanceOf(SQLException.class);
          assertThat(Server.one(c, COUNT)).isEqualTo(ALL);
        }
        // Behind the module's back: in a transaction the injection fails, the next one must not.
        c.createStatement().execute("do 'begin execute ''deallocate shared_db_user''; end'");
        c.setAutoCommit(false);
        assertThatThrownBy(() -> Server.one(c, COUNT)).isInstanceOf(SQLException.class);
        c.rollback();
        assertThat(Server.one(c, COUNT)).isEqualTo(ALL);
        c.rollback();
      });
    }
  }

  private static void discardAll(Door door) throws Exception {
    try (Connection c = door.open(); Statement s = c.createStatement()) {
      Server.as(ALICE, () -> {
        for (String sql : new String[] {"discard all", "deallocate all", "reset all"}) {
          Server.one(c, COUNT);
          s.execute(sql);
          assertThat(Server.one(c, COUNT)).isEqualTo(ALL);
        }
        c.setAutoCommit(false);
        Server.one(c, COUNT);
        s.execute("reset all");
        assertThat(Server.one(c, COUNT)).isEqualTo(ALL);
        s.execute("deallocate all");
        c.commit();
        // In a transaction the driver cannot heal what is gone by trying again.
        assertThat(Server.one(c, COUNT)).isEqualTo(ALL);
        c.rollback();
      });
    }
  }

  private static void utilities(Door door) throws Exception {
    try (Connection c = door.open(); Statement s = c.createStatement()) {
      Server.as(ALICE, () -> {
        s.execute("create temp table v (a int)");
        s.execute("vacuum v");
        s.execute("create index concurrently v_a on v (a)");
      });
    }
  }

  private static void lockFirst(Door door) throws Exception {
    try (Connection c = door.open(); Statement s = c.createStatement(); Connection other = door.open()) {
      c.setAutoCommit(false);
      c.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      Server.as(ALICE, () -> {
        s.execute("lock table note in access share mode");
        other.createStatement().execute("insert into note (body) values ('later')");
        try {
          assertThat(Server.one(c, COUNT)).isEqualTo("" + (NOTES + 1));
        } finally {
          c.rollback();
          other.createStatement().execute("delete from note where body = 'later'");
        }
      });
    }
  }

  private static void simple(Door door) throws Exception {
    try (Connection c = door.open("preferQueryMode", "simple"); Statement s = c.createStatement()) {
      Server.as(ALICE, () -> {
        assertThat(Server.one(c, COUNT)).isEqualTo(ALL);
        assertThat(s.executeUpdate("update note set body = body")).isEqualTo(NOTES);
        assertThatThrownBy(() -> s.execute("select nope from note")).hasMessageContaining("Position: 8");
        s.execute("begin; " + COUNT + "; commit; " + COUNT);
        for (int i = 0; i < 3; i++) {
          s.getMoreResults();
        }
        try (var r = s.getResultSet()) {
          r.next();
          assertThat(r.getString(1)).isEqualTo(ALL);
        }
      });
    }
  }

  private static void ownSet(Door door) throws Exception {
    try (Connection c = door.open(); Statement s = c.createStatement()) {
      Server.as(ALICE, () -> {
        for (String sql : new String[] {"set app.user_id = ''", "reset app.user_id", "set \"app.user_id\" = ''",
            "alter role app_login set app.user_id = ''",
            "select set_config('app.user_id', '', true)"}) {
          assertThatThrownBy(() -> s.execute(sql)).hasMessageContaining("SDB-4004");
        }
        assertThatThrownBy(() -> s.execute("select shared_db.sign_in('bob@example.com')"))
            .hasMessageContaining("SDB-4007");
      });
    }
  }

  private static void comments(Door door) throws Exception {
    try (Connection c = door.open()) {
      Server.as(ALICE, () -> {
        assertThat(Server.one(c, "/* a /* b */ begin */ " + COUNT)).isEqualTo(ALL);
        assertThat(Server.one(c, "-- commit\n" + COUNT)).isEqualTo(ALL);
      });
    }
  }

  private static void largeObject(Door door) throws Exception {
    try (Connection c = door.open()) {
      c.setAutoCommit(false);
      Server.as(ALICE, () -> {
        // The second transaction begins with a function call, the first with the driver's look for the functions.
        for (int i = 0; i < 2; i++) {
          try (PreparedStatement s = c.prepareStatement("select ?::oid, count(*) from note")) {
            s.setBlob(1, new ByteArrayInputStream(new byte[100]));
            try (var r = s.executeQuery()) {
              r.next();
              assertThat(r.getString(2)).isEqualTo(ALL);
            }
          }
          c.rollback();
        }
      });
    }
  }

  /** The flush at a commit runs when the scope of what it writes has ended. */
  private static void transactionFirst(Door door) throws Exception {
    try (Connection c = door.open()) {
      c.setAutoCommit(false);
      Map<Object, Object> outer = Naming.begin();
      try {
        Naming.bind(BOB);
        assertThat(Server.one(c, "select min(user_id::text) from note")).isEqualTo("" + BOB);
      } finally {
        Naming.end(outer);
        c.rollback();
      }
    }
  }

  private static void commitByAutoCommit(Door door) throws Exception {
    try (Connection c = door.open()) {
      c.setAutoCommit(false);
      Server.as(ALICE, () -> Server.one(c, COUNT));
      c.setAutoCommit(true);
      Server.as(BOB, () -> assertThat(Server.one(c, COUNT)).isEqualTo(ALL));
    }
  }
}
