// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.http;

import static io.shareddb.it.http.RunningNotes.twoLogins;
import static org.assertj.core.api.Assertions.assertThat;

import io.shareddb.it.EmbeddedDatabase;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Connections and servers that die at work. */
@Tag("boots")
@ExtendWith({RunningNotes.Provider.class, Differences.class})
class InterruptionRules {

  /** As many as the pool has, so that each dead one may cost a request. */
  private static final int POOL = 20;

  private final RunningNotes notes;

  InterruptionRules(RunningNotes notes) {
    this.notes = notes;
  }

  @Test
  void afterItsConnectionsWereKilledTheServerGoesOn() throws Exception {
    notes.database().createDatabase("interrupted");
    try (Server server = Server.start(Server.NOTES, twoLogins(notes.database(), "interrupted"))) {
      assertThat(server.deployed()).as(server.log()).isTrue();
      Caller alice = Caller.alice(server.uri());
      assertThat(alice.post("of alice").status()).isEqualTo(201);
      killConnections(notes.database(), "interrupted");
      int failed = 0;
      while (failed <= POOL && alice.get("api/notes").status() != 200) {
        failed++;
      }
      System.out.println(Outcome.SERVER + ", failed requests after all connections were killed: " + failed);
      assertThat(failed).isLessThanOrEqualTo(POOL);
      assertThat(alice.get("api/notes").texts()).containsExactly("of alice");
      assertThat(Caller.bob(server.uri()).get("api/notes").texts()).isEmpty();
    }
  }

  /** Those of the application, and waits until they are dead. */
  static void killConnections(EmbeddedDatabase database, String name) throws SQLException {
    assertThat(database.number("postgres", "select count(*) filter (where pg_terminate_backend(pid, 5000))"
        + " from pg_stat_activity where usename = 'app_login' and datname = '" + name + "'")).as("killed").isPositive();
  }

  /** Whatever was answered with 201 is there, and belongs to whoever sent it. */
  @Test
  void noAcknowledgedNoteIsLostWhenTheServerIsKilled() throws Exception {
    notes.database().createDatabase("killed");
    Map<String, String> environment = twoLogins(notes.database(), "killed");
    Traffic traffic;
    try (Server server = Server.start(Server.NOTES, environment)) {
      traffic = Traffic.to(server.uri());
      try (traffic) {
        traffic.awaitMore(300);
        assertThat(server.kill()).as("killed").isTrue();
        // Each of the four that are at work.
        traffic.awaitUnanswered(4);
      }
    }
    try (Server server = Server.start(Server.NOTES, environment)) {
      assertThat(server.deployed()).as(server.log()).isTrue();
      traffic.assertKept(server.uri());
    }
    System.out.println(Outcome.SERVER + ", killed at work and started again: " + traffic);
  }
}
