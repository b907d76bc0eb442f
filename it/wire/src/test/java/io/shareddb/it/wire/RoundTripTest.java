// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.shareddb.it.Relay;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The user costs no round trip: counted on the line, with a delay on it, with and without the module. */
class RoundTripTest {

  private static final int REPEAT = 12;

  /** Long enough for a driver to say all that it says without waiting: the older ones send BEGIN in a packet of its own. */
  private static final long ROUND_TRIP = 5_000_000;

  @ParameterizedTest
  @ValueSource(strings = {"prepareThreshold=5", "prepareThreshold=0", "preferQueryMode=simple"})
  void sameTurnsAsWithoutTheModule(String mode) throws Exception {
    try (Relay relay = new Relay(Server.running().port())) {
      relay.roundTrip(ROUND_TRIP);
      String[] settings = mode.split("=");
      try (Connection plain = Server.plainAt(relay.port(), settings);
          Connection wired = Server.wiredAt(relay.port(), settings)) {
        Server.as(Server.ALICE, () -> {
          // The first of each loads classes.
          transaction(relay, plain, 1);
          transaction(relay, wired, 1);
          for (int statements = 1; statements <= 3; statements++) {
            long expected = transaction(relay, plain, statements);
            assertThat(expected).as("one turn per statement and one for the commit").isEqualTo(statements + 1L);
            assertThat(transaction(relay, wired, statements)).isEqualTo(expected);
          }
          assertThat(autoCommit(relay, plain)).isEqualTo(1);
          assertThat(autoCommit(relay, wired)).isEqualTo(1);
        });
        Server.actingFor(Server.ALICE, Server.BOB, "ticket 42", () -> {
          assertThat(transaction(relay, wired, 2)).as("who acts costs none either").isEqualTo(3);
          assertThat(autoCommit(relay, wired)).isEqualTo(1);
        });
      }
    }
  }

  @Test
  void aSeparateStatementWouldBeSeen() throws Exception {
    try (Relay relay = new Relay(Server.running().port()); Connection c = Server.plainAt(relay.port())) {
      relay.roundTrip(ROUND_TRIP);
      c.setAutoCommit(false);
      long before = relay.turns();
      Server.one(c, "select set_config('app.user_id', '', true)");
      Server.one(c, "select count(*) from note");
      c.commit();
      assertThat(relay.turns() - before).isEqualTo(3);
    }
  }

  private static long transaction(Relay relay, Connection c, int statements) throws SQLException {
    c.setAutoCommit(false);
    long before = relay.turns();
    for (int i = 0; i < REPEAT; i++) {
      for (int s = 0; s < statements; s++) {
        query(c);
      }
      c.commit();
    }
    long turns = relay.turns() - before;
    c.setAutoCommit(true);
    return turns / REPEAT + (turns % REPEAT == 0 ? 0 : 1000);
  }

  private static long autoCommit(Relay relay, Connection c) throws SQLException {
    long before = relay.turns();
    for (int i = 0; i < REPEAT; i++) {
      query(c);
    }
    long turns = relay.turns() - before;
    return turns / REPEAT + (turns % REPEAT == 0 ? 0 : 1000);
  }

  private static void query(Connection c) throws SQLException {
    try (PreparedStatement s = c.prepareStatement("select count(*) from note where amount > ?")) {
      s.setInt(1, 1);
      try (ResultSet r = s.executeQuery()) {
        r.next();
      }
    }
  }
}
