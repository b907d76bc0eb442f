// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.datasource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shareddb.SharedDbException;
import io.shareddb.internal.config.DatabaseUrl;
import io.shareddb.it.module.Config;
import io.shareddb.it.module.Databases;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A connection that is handed out again is like a new one. */
class KeptConnectionsTest {

  private static final String PID = "select pg_backend_pid()";

  private static String database;

  private KeptConnections kept;

  @BeforeAll
  static void makeDatabase() {
    database = Databases.empty("kept");
  }

  @BeforeEach
  void open() {
    kept = new KeptConnections(owner(), "shared-db test");
  }

  @AfterEach
  void close() throws SQLException {
    kept.close();
    assertThat(sessions()).as("none is left").isEqualTo("0");
  }

  @Test
  void whatWasClosedIsHandedOutAgain() throws SQLException {
    String first = pidOfNext();
    assertThat(pidOfNext()).isEqualTo(first);
    try (Connection one = kept.getConnection(); Connection other = kept.getConnection()) {
      assertThat(Databases.value(one, PID)).isEqualTo(first);
      assertThat(Databases.value(other, PID)).isNotEqualTo(first);
    }
  }

  @Test
  void nothingOfTheLastUseIsLeft() throws SQLException {
    String pid;
    try (Connection connection = kept.getConnection(); Statement statement = connection.createStatement()) {
      pid = Databases.value(connection, PID);
      statement.execute("set search_path = pg_catalog");
      statement.execute("set role shared_db_app");
      statement.execute("select pg_advisory_lock(1)");
      statement.execute("create temporary table left_over (id integer)");
      connection.setAutoCommit(false);
      statement.execute("create temporary table not_committed (id integer)");
    }
    try (Connection connection = kept.getConnection()) {
      assertThat(Databases.value(connection, PID)).isEqualTo(pid);
      assertThat(connection.getAutoCommit()).isTrue();
      assertThat(Databases.value(connection, "select current_setting('search_path')")).isNotEqualTo("pg_catalog");
      assertThat(Databases.value(connection, "select current_user = session_user")).isEqualTo("t");
      assertThat(Databases.value(connection, "select count(*) from pg_locks where locktype = 'advisory'")).isEqualTo("0");
      assertThat(Databases.value(connection, "select coalesce(to_regclass('left_over'), to_regclass('not_committed')) is null"))
          .isEqualTo("t");
    }
  }

  @Test
  void whatIsBrokenIsNotHandedOutAgain() throws SQLException {
    String pid;
    try (Connection connection = kept.getConnection()) {
      pid = Databases.value(connection, PID);
      Databases.server().asSuperuser(database, "select pg_terminate_backend(" + pid + ")");
    }
    assertThat(pidOfNext()).isNotEqualTo(pid);
  }

  @Test
  void whoHasClosedItCannotUseItAnyMore() throws SQLException {
    Connection closed = kept.getConnection();
    closed.close();
    closed.close();
    assertThat(closed.isClosed()).isTrue();
    assertThatExceptionOfType(SQLException.class).isThrownBy(closed::createStatement);
    try (Connection one = kept.getConnection(); Connection other = kept.getConnection()) {
      assertThat(Databases.value(one, PID)).as("closed twice, kept once").isNotEqualTo(Databases.value(other, PID));
    }
  }

  @Test
  void aRefusalSaysWhatToCheck() {
    DatabaseUrl wrong = Config.ofUrl("postgresql://company_owner:wrong@127.0.0.1:" + Databases.server().port() + "/" + database)
        .read().runtime();
    assertThatExceptionOfType(SharedDbException.class).isThrownBy(() -> new KeptConnections(wrong, "x").getConnection())
        .withMessageStartingWith("SDB-2001 ").withMessageContaining("Check user and password");
  }

  private String pidOfNext() throws SQLException {
    try (Connection connection = kept.getConnection()) {
      return Databases.value(connection, PID);
    }
  }

  private static DatabaseUrl owner() {
    return Config.of(database).read().owner();
  }

  private static String sessions() throws SQLException {
    try (Connection superuser = Databases.server().superuser(database)) {
      // A session that was closed is seen a moment longer.
      String count = "";
      for (int i = 0; i < 50 && !count.equals("0"); i++) {
        Databases.value(superuser, "select pg_sleep(0.02)");
        count = Databases.value(superuser, "select count(*) from pg_stat_activity"
            + " where datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid()");
      }
      return count;
    }
  }
}
