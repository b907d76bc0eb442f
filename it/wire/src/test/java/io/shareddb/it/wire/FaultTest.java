// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shareddb.it.Relay;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.core.BaseConnection;

/** Faults against the real server: never a foreign row, never a write for the wrong user, never out of step. */
class FaultTest {

  private static final String SLOW = "select user_id, pg_sleep(0.0005) from note where amount > ?";

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void socketCutAtEveryPosition(boolean towardsServer) throws Exception {
    try (Relay relay = new Relay(Server.running().port())) {
      long signedIn;
      try (Connection c = Server.wiredAt(relay.port(), "sslmode", "disable")) {
        signedIn = relay.bytes(towardsServer);
        readTwice(c);
      }
      long end = relay.bytes(towardsServer);
      int done = 0;
      int failed = 0;
      for (long cut = signedIn - 5; cut < end + 5; cut++) {
        relay.cutAfter(towardsServer ? cut : Long.MAX_VALUE, towardsServer ? Long.MAX_VALUE : cut);
        try (Connection c = Server.wiredAt(relay.port(), "sslmode", "disable")) {
          readTwice(c);
          done++;
        } catch (SQLException e) {
          assertThat(e.getSQLState()).as("cut %s: %s", cut, e.getMessage()).startsWith("08");
          failed++;
        }
      }
      System.out.println("faults: cut towards " + (towardsServer ? "server" : "driver") + " at each of "
          + (end - signedIn + 10) + " bytes: " + done + " done, " + failed + " failed, 0 wrong");
      assertThat(done).isPositive();
      assertThat(failed).isGreaterThan(300);
    }
  }

  private static void readTwice(Connection c) throws SQLException {
    c.setAutoCommit(false);
    assertThat(alicesRows(c)).isEqualTo(Server.ALICE + " x" + Server.NOTES);
    assertThat(alicesRows(c)).isEqualTo(Server.ALICE + " x" + Server.NOTES);
    c.rollback();
  }

  private static String alicesRows(Connection c) throws SQLException {
    String[] seen = new String[1];
    try {
      Server.as(Server.ALICE, () -> seen[0] = owners(c));
      return seen[0];
    } catch (SQLException e) {
      throw e;
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static String owners(Connection c) throws SQLException {
    return owners(c, "select user_id from note where amount > ?");
  }

  private static String owners(Connection c, String sql) throws SQLException {
    try (PreparedStatement s = c.prepareStatement(sql)) {
      s.setInt(1, 0);
      try (ResultSet r = s.executeQuery()) {
        String owner = null;
        int rows = 0;
        while (r.next()) {
          assertThat(owner).isIn(null, r.getString(1));
          owner = r.getString(1);
          rows++;
        }
        return owner + " x" + rows;
      }
    }
  }

  @Test
  void backendKilledInsideATransaction() throws Exception {
    for (int i = 0; i < 20; i++) {
      try (Connection c = Server.wired(); Connection killer = Server.running().superuser(Server.DATABASE)) {
        c.setAutoCommit(false);
        assertThat(alicesRows(c)).isEqualTo(Server.ALICE + " x" + Server.NOTES);
        int pid = c.unwrap(BaseConnection.class).getBackendPID();
        Server.one(killer, "select pg_terminate_backend(" + pid + ", 5000)");
        assertThatThrownBy(() -> alicesRows(c)).isInstanceOfSatisfying(SQLException.class,
            e -> assertThat(e.getSQLState()).isIn("57P01", "08006", "08003"));
        assertThat(c.isValid(1)).isFalse();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"statement_timeout, pg_sleep(5)", "lock_timeout, pg_advisory_xact_lock(4712)"})
  void timeoutsLeaveTheConnectionInStep(String setting, String slow) throws Exception {
    try (Connection holder = Server.plain(); Connection c = Server.wired(); Statement s = c.createStatement()) {
      holder.setAutoCommit(false);
      Server.one(holder, "select pg_advisory_xact_lock(4712)");
      s.execute("set " + setting + " = 40");
      for (int i = 0; i < 30; i++) {
        UUID user = i % 2 == 0 ? Server.ALICE : Server.BOB;
        c.setAutoCommit(i % 3 != 0);
        Server.as(user, () -> {
          assertThatThrownBy(() -> Server.one(c, "select " + slow + ", count(*) from note")).hasMessageContaining("timeout");
          if (!c.getAutoCommit()) {
            c.rollback();
          }
          assertThat(owners(c)).isEqualTo(user + " x" + Server.NOTES);
        });
        if (!c.getAutoCommit()) {
          c.commit();
        }
      }
    }
  }

  @Test
  void cancelRacesWithInjections() throws Exception {
    try (Connection c = Server.wired("prepareThreshold", "1"); Statement victim = c.createStatement()) {
      boolean[] stop = new boolean[1];
      Thread canceller = new Thread(() -> {
        while (!stop[0]) {
          try {
            victim.cancel();
            c.unwrap(BaseConnection.class).cancelQuery();
          } catch (SQLException e) {
            throw new IllegalStateException(e);
          }
        }
      });
      canceller.start();
      int cancelled = 0;
      for (int i = 0; i < 300; i++) {
        UUID user = i % 2 == 0 ? Server.ALICE : Server.BOB;
        String[] seen = new String[1];
        try {
          Server.as(user, () -> seen[0] = owners(c, SLOW));
          assertThat(seen[0]).isEqualTo(user + " x" + Server.NOTES);
        } catch (SQLException e) {
          assertThat(e.getSQLState()).as("%s, %s", e, e.getCause()).isEqualTo("57014");
          cancelled++;
        }
      }
      stop[0] = true;
      canceller.join();
      System.out.println("faults: " + cancelled + " of 300 queries cancelled, 0 wrong");
    }
  }

  /** An SQL function hides what it does: the injection fails, loudly, and the next one prepares its statement anew. */
  @Test
  void ourStatementIsTakenAway() throws Exception {
    try (Connection c = Server.wired(); Statement s = c.createStatement()) {
      for (int i = 0; i < 6; i++) {
        c.setAutoCommit(i % 2 == 0);
        assertThat(alicesRows(c)).isEqualTo(Server.ALICE + " x" + Server.NOTES);
        Server.as(Server.ALICE, () -> s.execute("do 'begin execute ''deallocate shared_db_user''; end'"));
        if (!c.getAutoCommit()) {
          c.commit();
          assertThatThrownBy(() -> alicesRows(c)).isInstanceOfSatisfying(SQLException.class,
              e -> assertThat(e.getSQLState()).isEqualTo("26000"));
          c.rollback();
        }
        assertThat(alicesRows(c)).as("in autocommit the driver tries again by itself")
            .isEqualTo(Server.ALICE + " x" + Server.NOTES);
        if (!c.getAutoCommit()) {
          c.rollback();
        }
      }
    }
  }

  @Test
  void aRefusedSettingLeavesTheConnectionInStep() throws Exception {
    try (Connection c = Server.wired()) {
      for (int i = 0; i < 20; i++) {
        // Outside any scope the value is sent, and the policy's cast refuses it.
        assertThatThrownBy(() -> owners(c)).hasMessageContaining("no @RlsScoped here");
        assertThat(alicesRows(c)).isEqualTo(Server.ALICE + " x" + Server.NOTES);
      }
    }
  }
}
