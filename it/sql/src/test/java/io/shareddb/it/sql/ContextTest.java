// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Saying who it is without the module: from psql and from other languages. */
class ContextTest {

  private static final String SET = "call shared_db.set_context('" + Fixture.ALICE + "')";

  private static Database database;

  @BeforeAll
  static void open() throws SQLException {
    database = Database.notes();
  }

  @AfterAll
  static void close() throws SQLException {
    database.close();
  }

  @Test
  void lastsAsLongAsTheTransaction() throws SQLException {
    Session app = database.runtime();
    assertThat(app.<List<String>>inTransaction(s -> {
      s.execute(SET);
      return Session.rows(s, "select id from notes order by id");
    })).containsExactly("1", "2");
    assertThat(app.because("x").rows("select id from notes")).isEmpty();
  }

  @Test
  void outsideOfATransactionItIsAnError() throws SQLException {
    Connection connection = database.runtime().connection();
    try (Statement statement = connection.createStatement()) {
      assertThatThrownBy(() -> statement.execute(SET))
          .hasMessageContaining("outside of a transaction").hasMessageContaining("begin; call")
          .extracting("SQLState").isEqualTo("25P01");
      assertThat(Session.rows(statement, "select current_setting('app.user_id', true)")).containsExactly("");
    }
  }

  @Test
  void inAnyLanguageOfTheServersMessages() throws Exception {
    Tools.require("psql");
    for (String sql : List.of(SET, "begin; " + SET + "; table notes; commit")) {
      Tools.Result result = Tools.end(Tools.start(database, io.shareddb.it.EmbeddedDatabase.RUNTIME,
          List.of("psql", "-XAtq", "-v", "ON_ERROR_STOP=1", "-c", sql)));
      assertThat(result.exit()).describedAs(result.output()).isEqualTo(sql.equals(SET) ? 1 : 0);
    }
  }

  @Test
  void oneTransactionBelongsToOneUser() throws SQLException {
    Session app = database.runtime();
    assertThat(app.refused(SET, "call shared_db.set_context('" + Fixture.BOB + "')").state()).isEqualTo("25001");
    app.run(SET, SET);
    app.run("call shared_db.clear_context()", "call shared_db.set_context('" + Fixture.BOB + "')");
  }

  @Test
  void whoActsForAnotherSaysWhyAndStaysTheSame() throws SQLException {
    Session app = database.runtime();
    String acting = SET.replace(")", ", real_user_id => '" + Fixture.BOB + "', reason => '%s')");
    assertThat(app.<List<String>>inTransaction(s -> {
      s.execute(acting.formatted(" ticket 42 "));
      s.execute("insert into notes (id, text) values (3, 'by Bob')");
      return Session.rows(s, "select id from notes order by id");
    })).containsExactly("1", "2", "3");
    assertThat(database.superuser().rows("select user_id, real_user_id, db_role, reason from audit_log where row_key = '3'"))
        .containsExactly(Fixture.ALICE + "|" + Fixture.BOB + "|app_login|ticket 42");
    app.as(Fixture.ALICE).run("delete from notes where id = 3");

    assertThat(app.refused(acting.formatted(" "))).satisfies(r -> {
      assertThat(r.state()).isEqualTo("22023");
      assertThat(r.message()).contains("says why");
    });
    assertThat(app.refused(SET, acting.formatted("x")).state()).isEqualTo("25001");
    assertThat(app.refused(acting.formatted("x"), SET).state()).isEqualTo("25001");
    assertThat(app.refused(acting.formatted("x"), "call shared_db.clear_context()", SET).state()).isEqualTo("25001");
    app.run(acting.formatted("x"), "call shared_db.clear_context()", acting.formatted("y"));
  }

  @Test
  void clearingMakesItNobodys() throws SQLException {
    assertThat(database.runtime().as(Fixture.ALICE).<List<String>>inTransaction(s -> {
      s.execute("call shared_db.clear_context()");
      return Session.rows(s, "select id from notes");
    })).isEmpty();
  }

  @Test
  void aLoginThatMayBecomeAnApplicationCanStartAsOne() throws SQLException, IOException {
    for (String login : List.of("postgres", io.shareddb.it.EmbeddedDatabase.OWNER)) {
      java.util.Properties properties = new java.util.Properties();
      properties.put("user", login);
      properties.put("password", login.equals("postgres") ? "postgres" : io.shareddb.it.EmbeddedDatabase.PASSWORD);
      properties.put("options", "-c role=shared_db_app");
      try (Connection connection = java.sql.DriverManager.getConnection(
          Database.CLUSTER.jdbcUrl(database.name()), properties)) {
        Session lowered = new Session(connection);
        assertThat(lowered.rows("select id from notes")).isEmpty();
        assertThat(lowered.as(Fixture.ALICE).rows("select id from notes order by id")).containsExactly("1", "2");
        assertThat(lowered.because("a reason").rows("select id from notes")).isEmpty();
      }
    }
  }
}
