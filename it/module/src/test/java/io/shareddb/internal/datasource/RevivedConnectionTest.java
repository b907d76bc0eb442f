// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.datasource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shareddb.internal.config.DatabaseUrl;
import io.shareddb.it.module.Config;
import io.shareddb.it.module.Databases;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A pool that never lets a connection go gets over its death, but no transaction does. */
class RevivedConnectionTest {

  private static String database;

  private final List<Connection> opened = new ArrayList<>();
  private Connection connection;

  @BeforeAll
  static void makeDatabase() {
    database = Databases.empty("revived");
    Databases.server().asSuperuser(database, "create table written (id int)");
    Databases.server().asSuperuser(database, "grant insert on written to public");
  }

  @BeforeEach
  void open() throws SQLException {
    connection = RevivedConnection.of(this::physical);
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
    Databases.server().asSuperuser(database, "delete from written");
  }

  private Connection physical() throws SQLException {
    DatabaseUrl url = Config.of(database).read().runtime();
    opened.add(PlainConnections.open(url, url.driverProperties()));
    return opened.get(opened.size() - 1);
  }

  @Test
  void theNextTransactionHasAnother() throws SQLException {
    connection.setAutoCommit(false);
    write();
    connection.commit();
    kill();
    // The driver does not know yet: this one fails as with any pool.
    assertThatExceptionOfType(SQLException.class).isThrownBy(this::write);
    assertThatExceptionOfType(SQLException.class).isThrownBy(connection::rollback);
    write();
    connection.commit();
    assertThat(written()).isEqualTo("2");
    assertThat(connection.getAutoCommit()).isFalse();
    assertThat(opened).hasSize(2);
  }

  @Test
  void aTransactionThatHasLostItsConnectionDoesNotGoOnWithAnother() throws SQLException {
    connection.setAutoCommit(false);
    write();
    kill();
    for (int i = 1; i <= 3; i++) {
      assertThatExceptionOfType(SQLException.class).isThrownBy(this::write);
    }
    assertThatExceptionOfType(SQLException.class).isThrownBy(connection::commit);
    assertThat(written()).isEqualTo("0");
    connection.setAutoCommit(true);
    write();
    assertThat(written()).isEqualTo("1");
  }

  @Test
  void anEndByAutocommitFailsToo() throws SQLException {
    connection.setAutoCommit(false);
    write();
    kill();
    assertThatExceptionOfType(SQLException.class).isThrownBy(this::write);
    assertThatExceptionOfType(SQLException.class).isThrownBy(() -> connection.setAutoCommit(true));
    assertThat(written()).isEqualTo("0");
  }

  /** A loop over chunks keeps its statement, which is the driver's own: nobody sees here that it was used. */
  @Test
  void aKeptStatementIsPartOfTheTransaction() throws SQLException {
    connection.setAutoCommit(false);
    PreparedStatement kept = connection.prepareStatement("insert into written values (1)");
    kept.executeUpdate();
    connection.commit();
    kept.executeUpdate();
    kill();
    assertThatExceptionOfType(SQLException.class).isThrownBy(kept::executeUpdate);
    assertThatExceptionOfType(SQLException.class).as("half of it").isThrownBy(this::write);
    for (int i = 1; i <= 2; i++) {
      assertThatExceptionOfType(SQLException.class).as("commit %s", i).isThrownBy(connection::commit);
    }
    assertThat(written()).isEqualTo("1");
    write();
    connection.commit();
    assertThat(written()).isEqualTo("2");
  }

  @Test
  void switchingAutocommitOffOnceMoreEndsNothing() throws SQLException {
    connection.setAutoCommit(false);
    write();
    connection.setAutoCommit(false);
    kill();
    assertThatExceptionOfType(SQLException.class).isThrownBy(this::write);
    assertThatExceptionOfType(SQLException.class).isThrownBy(() -> connection.setAutoCommit(false));
    assertThatExceptionOfType(SQLException.class).isThrownBy(this::write);
    assertThatExceptionOfType(SQLException.class).isThrownBy(connection::commit);
    assertThat(written()).isEqualTo("0");
  }

  @Test
  void withoutTransactionsTheNextStatementHasAnother() throws SQLException {
    write();
    kill();
    assertThatExceptionOfType(SQLException.class).isThrownBy(this::write);
    write();
    assertThat(written()).isEqualTo("2");
  }

  @Test
  void whatThePoolHasClosedStaysClosed() throws SQLException {
    connection.close();
    assertThat(connection.isClosed()).isTrue();
    assertThatExceptionOfType(SQLException.class).isThrownBy(this::write);
    assertThat(opened).hasSize(1);
  }

  private void write() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("insert into written values (1)");
    }
  }

  private static void kill() {
    Databases.server().asSuperuser(database, "select pg_terminate_backend(pid) from pg_stat_activity"
        + " where datname = current_database() and pid <> pg_backend_pid()");
  }

  private static String written() throws SQLException {
    try (Connection superuser = Databases.server().superuser(database)) {
      return Databases.value(superuser, "select count(*) from written");
    }
  }
}
