// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shareddb.it.Relay;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Buffers of the sockets that are full: whoever writes must wait, nobody for ever. */
@Timeout(120)
class FullBuffersTest {

  private static final String[] SMALL = {"sendBufferSize", "16384"};

  private static final String ECHO = "select user_id, ?::text from note where amount > 0";

  @Test
  void theDriverWaitsAndGoesOn() throws Exception {
    String large = "y".repeat(3_000_000);
    try (Relay relay = new Relay(Server.running().port()); Connection c = Server.wiredAt(relay.port(), SMALL)) {
      ExecutorService other = Executors.newSingleThreadExecutor();
      for (int i = 0; i < 6; i++) {
        UUID user = i % 2 == 0 ? Server.ALICE : Server.BOB;
        c.setAutoCommit(i % 3 == 0);
        relay.stall(true);
        Future<?> goOn = other.submit(() -> {
          Thread.sleep(200);
          relay.stall(false);
          return null;
        });
        Server.as(user, () -> {
          try (PreparedStatement s = c.prepareStatement(ECHO)) {
            s.setString(1, large);
            try (ResultSet r = s.executeQuery()) {
              int rows = 0;
              for (; r.next(); rows++) {
                assertThat(r.getString(1)).isEqualTo(user.toString());
                assertThat(r.getString(2).length()).isEqualTo(large.length());
              }
              assertThat(rows).isEqualTo(Server.NOTES);
            }
          }
        });
        goOn.get();
        if (!c.getAutoCommit()) {
          c.commit();
        }
      }
      other.shutdown();
    }
  }

  /** Both sides write at once: the answers of a batch come while it is still being sent. */
  @Test
  void aBatchWhoseAnswersAreLarge() throws Exception {
    try (Relay relay = new Relay(Server.running().port()); Connection c = Server.wiredAt(relay.port(), SMALL)) {
      for (boolean autoCommit : new boolean[] {true, false}) {
        c.setAutoCommit(autoCommit);
        Server.as(Server.ALICE, () -> {
          try (PreparedStatement s = c.prepareStatement(
              "update note set body = body where body <> ? returning user_id, repeat(body, 200)",
              PreparedStatement.RETURN_GENERATED_KEYS)) {
            for (int i = 0; i < 300; i++) {
              s.setString(1, i + "z".repeat(2000));
              s.addBatch();
            }
            assertThat(s.executeBatch()).hasSize(300).containsOnly(Server.NOTES);
            try (ResultSet keys = s.getGeneratedKeys()) {
              int rows = 0;
              for (; keys.next(); rows++) {
                assertThat(keys.getString(1)).isEqualTo(Server.ALICE.toString());
              }
              assertThat(rows).isEqualTo(300 * Server.NOTES);
            }
          }
        });
        if (!autoCommit) {
          c.rollback();
        }
      }
    }
  }

  /** A pool gives up on a connection whose statement hangs in a write. */
  @Test
  void abortEndsAWriteThatHangs() throws Exception {
    try (Relay relay = new Relay(Server.running().port()); Connection c = Server.wiredAt(relay.port(), SMALL)) {
      ExecutorService other = Executors.newSingleThreadExecutor();
      relay.stall(true);
      Future<?> hanging = other.submit(() -> {
        Server.as(Server.ALICE, () -> {
          try (PreparedStatement s = c.prepareStatement(ECHO)) {
            s.setString(1, "y".repeat(30_000_000));
            s.executeQuery();
          }
        });
        return null;
      });
      Thread.sleep(300);
      assertThat(hanging).isNotDone();
      c.abort(Runnable::run);
      assertThatThrownBy(() -> hanging.get(20, TimeUnit.SECONDS)).isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(SQLException.class);
      assertThat(c.isClosed()).isTrue();
      relay.stall(false);
      other.shutdown();
    }
  }
}
