// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shareddb.RlsContext;
import io.shareddb.internal.context.RlsScope;
import java.io.StringReader;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.PGConnection;

/** The first look: every way to the rows sees the right ones, and nothing is left behind. */
class WireSmokeTest {

  private static final String COUNT = "select count(*) from note";

  @BeforeAll
  static void theLoginIsNotPrivileged() throws SQLException {
    try (Connection c = Server.plain()) {
      assertThat(Server.one(c, "select rolsuper or rolbypassrls from pg_roles where rolname = current_user"))
          .isEqualTo("f");
      assertThat(Server.one(c, COUNT)).isEqualTo("0");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "prepareThreshold=1", "prepareThreshold=0", "prepareThreshold=-1",
      "preferQueryMode=simple", "preferQueryMode=extendedForPrepared", "preferQueryMode=extendedCacheEverything",
      "autosave=always", "defaultRowFetchSize=2", "reWriteBatchedInserts=true"})
  void usersAlternateOnOneConnection(String mode) throws Exception {
    try (Connection c = Server.wired(mode.isEmpty() ? new String[0] : mode.split("="))) {
      for (int round = 0; round < 40; round++) {
        UUID user = round % 2 == 0 ? Server.ALICE : Server.BOB;
        String label = "round " + round;
        c.setAutoCommit(round % 3 == 0);
        Server.as(user, () -> {
          assertThat(owners(c)).as(label).isEqualTo(user + " x" + Server.NOTES);
          assertThat(Server.one(c, COUNT)).isEqualTo("" + Server.NOTES);
          if (!c.getAutoCommit()) {
            Savepoint savepoint = c.setSavepoint();
            c.createStatement().execute("insert into note (body) values ('x')");
            c.rollback(savepoint);
            assertThat(owners(c)).isEqualTo(user + " x" + Server.NOTES);
            c.commit();
          }
        });
        Server.asNobody(() -> {
          assertThat(Server.one(c, COUNT)).isEqualTo("0");
        });
        if (!c.getAutoCommit()) {
          c.rollback();
        }
        assertThatThrownBy(() -> Server.one(c, COUNT)).hasMessageContaining("no @RlsScoped here");
        if (!c.getAutoCommit()) {
          c.rollback();
        }
      }
    }
  }

  private static String owners(Connection c) throws SQLException {
    try (PreparedStatement s = c.prepareStatement("select user_id from note where amount > ?")) {
      s.setInt(1, 0);
      try (ResultSet r = s.executeQuery()) {
        String owner = null;
        int rows = 0;
        while (r.next()) {
          owner = r.getString(1);
          rows++;
        }
        return owner + " x" + rows;
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void copyBothWays(boolean autoCommit) throws Exception {
    try (Connection c = Server.wired()) {
      Server.as(Server.ALICE, () -> {
        c.setAutoCommit(autoCommit);
        StringWriter out = new StringWriter();
        long rows = c.unwrap(PGConnection.class).getCopyAPI().copyOut("copy (select * from note) to stdout", out);
        assertThat(rows).isEqualTo(Server.NOTES);
        assertThatThrownBy(() -> c.unwrap(PGConnection.class).getCopyAPI()
            .copyIn("copy note (body) from stdin", new StringReader("a\n"))).hasMessageContaining("row-level security");
      });
    }
  }

  @Test
  void utilityStatementsPass() throws Exception {
    try (Connection c = Server.wired(); Statement s = c.createStatement()) {
      Server.as(Server.ALICE, () -> {
        s.execute("create table if not exists mine (id int)");
        s.execute("vacuum mine");
        s.execute("create index concurrently mine_id on mine (id)");
        s.execute("discard all");
        assertThat(Server.one(c, COUNT)).isEqualTo("" + Server.NOTES);
        s.execute("drop table mine");
      });
    }
  }

  @Test
  void theApplicationMayNotSetTheUser() throws Exception {
    try (Connection c = Server.wired(); Statement s = c.createStatement()) {
      Server.as(Server.ALICE, () -> {
        for (String sql : new String[] {"set app.user_id = 'x'", "reset APP.\"user_id\"", "set local app.user_id to ''",
            "select /* a */ set_config ( 'App.User_Id', '', false)"}) {
          assertThatThrownBy(() -> s.execute(sql)).as(sql).isInstanceOfSatisfying(SQLException.class,
              e -> assertThat(e.getSQLState()).isEqualTo("42501")).hasMessageContaining("SDB-4004");
          assertThat(Server.one(c, COUNT)).isEqualTo("" + Server.NOTES);
        }
      });
    }
  }

  @Test
  void theApplicationMayNotSignPeopleIn() throws Exception {
    try (Connection c = Server.wired(); Statement s = c.createStatement()) {
      Server.as(Server.ALICE, () -> {
        for (String sql : new String[] {"select shared_db.sign_in('x@example.com')", "Select 1, \"shared_db\" . SIGN_IN(null)",
            "select 1; call x(shared_db.sign_in('x@example.com'))"}) {
          assertThatThrownBy(() -> s.execute(sql)).as(sql).isInstanceOfSatisfying(SQLException.class,
              e -> assertThat(e.getSQLState()).isEqualTo("42501")).hasMessageContaining("SDB-4007");
        }
        assertThat(Server.one(c, "select 'shared_db.sign_in(' /* shared_db.sign_in() */")).isEqualTo("shared_db.sign_in(");
      });
      // The module's own sign-in comes to the database, which in this test has no such function.
      assertThatThrownBy(() -> RlsScope.signIn(() -> s.execute("select shared_db.sign_in('x@example.com')")))
          .hasMessageContaining("shared_db").hasMessageNotContaining("SDB-");
      assertThatThrownBy(() -> RlsScope.signIn(() -> RlsContext.callAs(Server.ALICE,
          () -> s.execute("select shared_db.sign_in('x@example.com')")))).hasMessageContaining("SDB-4007");
    }
  }

  @Test
  void oneTransactionOneUser() throws Exception {
    try (Connection c = Server.wired()) {
      c.setAutoCommit(false);
      Server.asNobody(() -> {
        assertThat(Server.one(c, COUNT)).isEqualTo("0");
      });
      Server.as(Server.ALICE, () -> {
        assertThat(Server.one(c, COUNT)).isEqualTo("" + Server.NOTES);
      });
      Server.as(Server.BOB, () -> {
        assertThatThrownBy(() -> Server.one(c, COUNT)).hasMessageContaining("SDB-4001");
        c.rollback();
        assertThat(Server.one(c, COUNT)).isEqualTo("" + Server.NOTES);
      });
      c.rollback();
    }
  }

  /** The user lasts as long as a transaction, so a procedure that ends it must be told so, loudly, not read nothing. */
  @ParameterizedTest
  @ValueSource(strings = {"preferQueryMode=extended", "preferQueryMode=simple"})
  void aProcedureThatCommitsFailsLoudly(String mode) throws Exception {
    try (Connection c = Server.wired(mode.split("=")); Statement s = c.createStatement()) {
      Server.as(Server.ALICE, () -> {
        s.execute("create procedure pg_temp.p() language plpgsql as 'begin perform 1; commit; end'");
        for (String sql : new String[] {"call pg_temp.p()", "do 'begin perform 1; commit; end'"}) {
          assertThatThrownBy(() -> s.execute(sql)).isInstanceOfSatisfying(SQLException.class,
              e -> assertThat(e.getSQLState()).isEqualTo("2D000"));
          assertThat(Server.one(c, COUNT)).isEqualTo("" + Server.NOTES);
        }
      });
    }
  }
}
