// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.shareddb.it.EmbeddedDatabase;
import io.shareddb.it.Relay;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.core.BaseConnection;

/**
 * Writes that are broken off: each was done, failed, or its commit was never answered, and the database holds exactly
 * what that says, for the user who wrote it.
 */
class WriteFaultTest {

  /** The server acknowledges a commit only when a crash cannot take it back; the tests' own does not by itself. */
  private static final String[] DURABLE = {"options", "-c synchronous_commit=on", "socketTimeout", "20"};

  private enum Outcome { DONE, FAILED, UNKNOWN }

  private final Map<String, Outcome> outcomes = new HashMap<>();

  @AfterAll
  static void cleanUp() {
    Server.running().asSuperuser(Server.DATABASE, "delete from note where body like 'fault %'");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void socketCutAtEveryPosition(boolean towardsServer) throws Exception {
    try (Relay relay = new Relay(Server.running().port())) {
      long signedIn;
      try (Connection c = Server.wiredAt(relay.port(), DURABLE)) {
        signedIn = relay.bytes(towardsServer);
        write(c, "whole " + towardsServer);
      }
      long end = relay.bytes(towardsServer);
      for (long cut = signedIn - 3; cut < end + 3; cut++) {
        relay.cutAfter(towardsServer ? cut : Long.MAX_VALUE, towardsServer ? Long.MAX_VALUE : cut);
        String body = "cut " + towardsServer + " " + cut;
        try (Connection c = Server.wiredAt(relay.port(), DURABLE)) {
          write(c, body);
        } catch (SQLException e) {
          assertThat(e.getSQLState()).as("cut %s: %s", cut, e.getMessage()).startsWith("08");
          outcomes.putIfAbsent(body, Outcome.FAILED);
        }
      }
    }
    settle("cut towards the " + (towardsServer ? "server" : "driver"));
    assertThat(outcomes).containsValues(Outcome.DONE, Outcome.FAILED, Outcome.UNKNOWN);
  }

  /** A backend that dies without a word makes the server end all others and restart, as after a crash. */
  @Test
  void theServerRestarts() throws Exception {
    for (int round = 0; round < 4; round++) {
      Connection inTransaction = Server.wired(DURABLE);
      Connection idle = Server.wired(DURABLE);
      write(idle, "before the restart " + round);
      inTransaction.setAutoCommit(false);
      insert(inTransaction, "open at the restart " + round);
      outcomes.put("open at the restart " + round, Outcome.FAILED);
      try (Connection victim = Server.wired()) {
        ProcessHandle.of(victim.unwrap(BaseConnection.class).getBackendPID()).orElseThrow().destroyForcibly();
        awaitRestart();
      } catch (SQLException e) {
        // The victim cannot even say goodbye.
        assertThat(e.getSQLState()).startsWith("08");
      }
      for (Connection c : new Connection[] {inTransaction, idle}) {
        try {
          write(c, "on a connection from before the restart " + round + c.getAutoCommit());
        } catch (SQLException e) {
          assertThat(e.getSQLState()).as(e.getMessage()).isIn("08006", "08003", "57P01", "57P02");
        }
        assertThat(c.isValid(2)).isFalse();
        c.close();
      }
      try (Connection c = Server.wired(DURABLE)) {
        write(c, "after the restart " + round);
      }
    }
    settle("server restarted");
  }

  private static void awaitRestart() throws Exception {
    for (int i = 0; i < 600; i++) {
      Thread.sleep(50);
      try (Connection c = Server.running().superuser(Server.DATABASE)) {
        if (Server.one(c, "select pg_postmaster_start_time() is not null and not pg_is_in_recovery()").equals("t")) {
          return;
        }
      } catch (SQLException e) {
        // Not yet back.
      }
    }
    throw new AssertionError("the server did not come back");
  }

  /** Writes one row in a transaction and notes how that ended. */
  private void write(Connection c, String body) throws Exception {
    boolean committing = false;
    try {
      c.setAutoCommit(false);
      insert(c, body);
      committing = true;
      c.commit();
      outcomes.put(body, Outcome.DONE);
    } finally {
      outcomes.putIfAbsent(body, committing ? Outcome.UNKNOWN : Outcome.FAILED);
    }
  }

  private static void insert(Connection c, String body) throws Exception {
    Server.as(Server.ALICE, () -> {
      try (PreparedStatement s = c.prepareStatement("insert into note (body, amount) values (?, 0)")) {
        s.setString(1, "fault " + body);
        s.executeUpdate();
      }
    });
  }

  private void settle(String what) throws SQLException {
    Map<String, String> owners = new HashMap<>();
    EmbeddedDatabase server = Server.running();
    try (Connection c = server.superuser(Server.DATABASE); Statement s = c.createStatement();
        ResultSet r = s.executeQuery("select substr(body, 7), user_id from note where body like 'fault %'")) {
      while (r.next()) {
        assertThat(owners.put(r.getString(1), r.getString(2))).as("written twice").isNull();
      }
    }
    int[] counts = new int[Outcome.values().length];
    outcomes.forEach((body, outcome) -> {
      counts[outcome.ordinal()]++;
      String owner = owners.get(body);
      assertThat(owner).as("%s: %s", outcome, body).isIn(outcome == Outcome.DONE ? alice() : null,
          outcome == Outcome.FAILED ? null : alice());
    });
    System.out.println("faults: " + what + ": " + counts[0] + " writes done, " + counts[1] + " failed, " + counts[2]
        + " unknown, 0 lost, 0 for another user");
  }

  private static String alice() {
    UUID alice = Server.ALICE;
    return alice.toString();
  }
}
