// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.separate;

import static io.shareddb.RlsContext.callAs;
import static io.shareddb.RlsContext.callAsNobody;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shareddb.internal.context.IdentityInForce;
import io.shareddb.internal.context.RlsIdentity;
import io.shareddb.internal.context.RlsScope;
import io.shareddb.it.module.Databases;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a connection refuses, and that it goes on afterwards. */
class OneUserTest extends DoorRules {

  @Test
  void withoutAScopeAProtectedTableRaises() throws Exception {
    for (boolean autocommit : new boolean[] {true, false}) {
      door.setAutoCommit(autocommit);
      assertThat(Databases.value(door, "select 1")).isEqualTo("1");
      assertThatExceptionOfType(SQLException.class).isThrownBy(this::ids)
          .withMessageContaining("no @RlsScoped here").satisfies(e -> assertThat(e.getSQLState()).isEqualTo("22P02"));
      if (!autocommit) {
        door.rollback();
      }
    }
  }

  @Test
  void withoutAScopeNothingIsSeenWhereTheOperatorWantsThat() throws Exception {
    IdentityInForce.setUnscoped(RlsIdentity.NOBODY);
    try {
      assertThat(ids()).isEmpty();
    } finally {
      IdentityInForce.setUnscoped(RlsIdentity.UNSCOPED);
    }
  }

  @Test
  void aSecondUserInOneTransactionIsRefusedAndTheConnectionGoesOn() throws Exception {
    door.setAutoCommit(false);
    callAs(TestTables.ANN, () -> update("update items set label = 'of ann'"));
    assertThatExceptionOfType(SQLException.class).isThrownBy(() -> callAs(TestTables.BOB, this::ids))
        .withMessageStartingWith("SDB-4001").satisfies(e -> assertThat(e.getSQLState()).isEqualTo("42501"));
    assertThatExceptionOfType(SQLException.class).isThrownBy(() -> callAsNobody(this::ids))
        .withMessageStartingWith("SDB-4001");
    Savepoint savepoint = door.setSavepoint();
    door.rollback(savepoint);
    assertThatExceptionOfType(SQLException.class).isThrownBy(() -> callAs(TestTables.BOB, this::ids))
        .as("a savepoint does not end the transaction").withMessageStartingWith("SDB-4001");
    assertThat(callAs(TestTables.ANN, this::ids)).isEqualTo(OF_ANN);
    door.commit();
    assertThat(callAs(TestTables.BOB, this::ids)).isEqualTo(OF_BOB);
  }

  @Test
  void nobodyMayBecomeAUserWithinATransaction() throws Exception {
    door.setAutoCommit(false);
    assertThat(callAsNobody(this::ids)).isEmpty();
    assertThat(callAs(TestTables.ANN, this::ids)).isEqualTo(OF_ANN);
  }

  @Test
  void theApplicationsOwnSettingIsRefused() throws Exception {
    for (String sql : List.of("set app.user_id = '" + TestTables.BOB + "'", "reset app.user_id",
        "select set_config('app.user_id', '" + TestTables.BOB + "', true)", "set app.real_user_id = ''",
        "select set_config('app.reason', 'mine', true)")) {
      assertThatExceptionOfType(SQLException.class).isThrownBy(() -> callAs(TestTables.ANN, () -> execute(sql)))
          .withMessageStartingWith("SDB-4004").satisfies(e -> assertThat(e.getSQLState()).isEqualTo("42501"));
    }
    assertThat(callAs(TestTables.ANN, this::ids)).isEqualTo(OF_ANN);
  }

  @Test
  void theApplicationSignsNobodyIn() throws Exception {
    String sql = "select shared_db.sign_in('ann@example.com')";
    assertThatExceptionOfType(SQLException.class).isThrownBy(() -> callAs(TestTables.ANN, () -> execute(sql)))
        .withMessageStartingWith("SDB-4007").satisfies(e -> assertThat(e.getSQLState()).isEqualTo("42501"));
    RlsScope.signIn(() -> execute(sql)); // the module's own
  }

  @Test
  void whoActsForAUserIsToldAlongWithTheUserAndGoesWithTheUser() throws Exception {
    String settings = "select concat_ws('|', current_setting('app.user_id', true),"
        + " current_setting('app.real_user_id', true), current_setting('app.reason', true))";
    RlsIdentity acting = RlsIdentity.of(TestTables.ANN, TestTables.BOB, "it's \\'; ticket 42 漢");
    for (boolean autocommit : new boolean[] {true, false}) {
      door.setAutoCommit(autocommit);
      assertThat(RlsScope.call(acting, true, () -> Databases.value(door, settings)))
          .isEqualTo(TestTables.ANN + "|" + TestTables.BOB + "|" + acting.reason());
      if (!autocommit) {
        assertThatExceptionOfType(SQLException.class).isThrownBy(() -> callAs(TestTables.ANN, this::ids))
            .withMessageStartingWith("SDB-4001");
        door.commit();
      }
      assertThat(callAs(TestTables.ANN, () -> Databases.value(door, settings))).isEqualTo(TestTables.ANN + "||");
    }
  }

  @Test
  void theStatementOfAResultLeadsBackToTheDoor() throws Exception {
    callAs(TestTables.ANN, () -> {
      try (Statement statement = door.createStatement(); ResultSet rows = statement.executeQuery("select 1")) {
        assertThat(Databases.rows(rows.getStatement().getConnection(), IDS)).isEqualTo(OF_ANN);
        assertThat(Databases.rows(door.getMetaData().getConnection(), IDS)).isEqualTo(OF_ANN);
        assertThat(Databases.rows(door.unwrap(Connection.class), IDS)).isEqualTo(OF_ANN);
      }
      return null;
    });
  }
}
