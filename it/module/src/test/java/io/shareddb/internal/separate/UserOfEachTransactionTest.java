// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.separate;

import static io.shareddb.RlsContext.callAs;
import static io.shareddb.RlsContext.callAsNobody;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whose rows a connection shows, and when. */
class UserOfEachTransactionTest extends DoorRules {

  @Test
  void inAutocommitEachStatementHasItsUser() throws Exception {
    for (int i = 0; i < 10; i++) {
      assertThat(callAs(TestTables.ANN, this::ids)).isEqualTo(OF_ANN);
      assertThat(callAs(TestTables.BOB, this::ids)).isEqualTo(OF_BOB);
      assertThat(callAsNobody(this::ids)).isEmpty();
      assertThat(door.getAutoCommit()).isTrue();
    }
  }

  @Test
  void aPreparedStatementOfOneUserServesTheNext() throws Exception {
    try (PreparedStatement statement = door.prepareStatement(IDS)) {
      for (int i = 0; i < 10; i++) {
        assertThat(callAs(TestTables.ANN, () -> count(statement))).isEqualTo(5);
        assertThat(callAs(TestTables.BOB, () -> count(statement))).isEqualTo(1);
        assertThat(callAsNobody(() -> count(statement))).isZero();
      }
    }
  }

  private static int count(PreparedStatement statement) throws SQLException {
    int count = 0;
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        count++;
      }
    }
    return count;
  }

  @Test
  void everyTransactionHasItsUser() throws Exception {
    door.setAutoCommit(false);
    for (int i = 0; i < 3; i++) {
      assertThat(callAs(TestTables.ANN, this::ids)).isEqualTo(OF_ANN);
      door.commit();
      assertThat(callAs(TestTables.BOB, this::ids)).isEqualTo(OF_BOB);
      door.rollback();
      assertThat(callAsNobody(this::ids)).isEmpty();
      door.commit();
    }
  }

  @Test
  void theUserIsBackAfterACommitInTheMiddle() throws Exception {
    door.setAutoCommit(false);
    callAs(TestTables.ANN, () -> {
      for (String end : List.of("commit", "rollback", "commit and chain", "/* so */ end", "abort")) {
        assertThat(ids()).as("before %s", end).isEqualTo(OF_ANN);
        execute(end);
        assertThat(ids()).as("after %s", end).isEqualTo(OF_ANN);
      }
      door.commit();
      assertThat(ids()).isEqualTo(OF_ANN);
      door.rollback();
      assertThat(ids()).isEqualTo(OF_ANN);
      return null;
    });
  }

  @Test
  void theUserIsBackAfterARollbackToASavepoint() throws Exception {
    door.setAutoCommit(false);
    callAs(TestTables.ANN, () -> {
      Savepoint before = door.setSavepoint();
      assertThat(ids()).isEqualTo(OF_ANN);
      door.rollback(before);
      assertThat(ids()).isEqualTo(OF_ANN);
      execute("savepoint later");
      execute("rollback to later");
      assertThat(ids()).isEqualTo(OF_ANN);
      assertThatExceptionOfType(SQLException.class).isThrownBy(() -> execute("select 1/0"));
      door.rollback(before);
      assertThat(ids()).isEqualTo(OF_ANN);
      return null;
    });
  }

  @Test
  void theUserIsBackAfterDiscardAllAndTheLike() throws Exception {
    callAs(TestTables.ANN, () -> {
      for (String sql : List.of("discard all", "reset all", "deallocate all", "set session authorization default")) {
        execute(sql);
        assertThat(ids()).as(sql).isEqualTo(OF_ANN);
      }
      door.setAutoCommit(false);
      for (String sql : List.of("reset all", "deallocate all", "set work_mem = '5MB'", "set constraints all deferred")) {
        assertThat(ids()).isEqualTo(OF_ANN);
        execute(sql);
        assertThat(ids()).as(sql).isEqualTo(OF_ANN);
      }
      return null;
    });
  }

  @Test
  void aConnectionThatComesWithAutocommitOffHasItsUser() throws Exception {
    plain.setAutoCommit(false);
    assertThat(callAs(TestTables.ANN, this::ids)).isEqualTo(OF_ANN);
  }

  @Test
  void aTransactionOpenedBySqlHasItsUser() throws Exception {
    callAs(TestTables.ANN, () -> {
      execute("begin");
      assertThat(ids()).isEqualTo(OF_ANN);
      execute("update items set label = 'mine'");
      execute("rollback");
      return null;
    });
    assertThat(tables.rows()).noneMatch(row -> row.contains("mine"));
  }

  @Test
  void anEarlierUserOfTheSessionIsNobodysUser() throws Exception {
    try (Statement statement = plain.createStatement()) {
      statement.execute("set app.user_id = '" + TestTables.BOB + "'");
    }
    assertThat(callAsNobody(this::ids)).as("autocommit").isEmpty();
    door.setAutoCommit(false);
    assertThat(callAsNobody(this::ids)).as("transaction").isEmpty();
    door.rollback();
    door.setAutoCommit(true);
    try (Statement statement = plain.createStatement()) {
      statement.execute("reset app.user_id");
    }
  }

  @Test
  void writesBelongToTheUser() throws Exception {
    callAs(TestTables.ANN, () -> execute("insert into items (id, label) values (6, 'new')"));
    assertThat(tables.rows()).contains("6 new " + TestTables.ANN);
    assertThat(callAs(TestTables.BOB, () -> update("update items set label = 'stolen'"))).isEqualTo(1);
    assertThat(callAs(TestTables.BOB, () -> update("delete from items"))).isEqualTo(1);
    assertThat(tables.rows()).hasSize(6).noneMatch(row -> row.contains("stolen"));
    assertThatExceptionOfType(SQLException.class)
        .isThrownBy(() -> callAs(TestTables.BOB, () -> execute("insert into items values (7, '', '" + TestTables.ANN + "')")))
        .satisfies(e -> assertThat(e.getSQLState()).isEqualTo("42501"));
    assertThatExceptionOfType(SQLException.class)
        .isThrownBy(() -> callAsNobody(() -> execute("insert into items (id) values (8)")))
        .satisfies(e -> assertThat(e.getSQLState()).isEqualTo("42501"));
  }
}
