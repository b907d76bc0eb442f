// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.http;

import static io.shareddb.it.http.RunningNotes.twoLogins;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The application is replaced in the running server, again and again, and nothing of it piles up. */
@Tag("boots")
@ExtendWith({RunningNotes.Provider.class, Differences.class})
class RedeployRules {

  private static final int ROUNDS = Integer.getInteger("redeploy.rounds", 5);
  private static final int UNDER_WORK = 10;

  /** The first rounds warm the server's own pools up. */
  static final int WARM = 2;

  private static Leftovers ofReplaced;
  private static Leftovers ofTakenOut;

  /** Once for all rules, since it takes its time. */
  @BeforeAll
  static void redeploy(RunningNotes notes) throws Exception {
    ofReplaced = replaceAgainAndAgain(notes);
    System.out.println(Outcome.SERVER + ", " + ROUNDS + " times replaced: " + ofReplaced);
    ofTakenOut = takeOutAtWork(notes);
    System.out.println(Outcome.SERVER + ", " + UNDER_WORK + " times taken out at work: " + ofTakenOut);
  }

  private static Leftovers replaceAgainAndAgain(RunningNotes notes) throws Exception {
    try (Server server = start(notes, "replaced")) {
      Caller alice = Caller.alice(server.uri());
      Leftovers warm = Leftovers.NONE;
      long connections = 0;
      for (int round = 1; round <= ROUNDS; round++) {
        Instant replaced = Instant.now();
        server.deploy("ROOT", Server.NOTES);
        assertThat(alice.post("round " + round).status()).isEqualTo(201);
        assertThat(Caller.bob(server.uri()).get("api/notes").texts()).isEmpty();
        connections = Math.max(connections, Leftovers.connectionsLeft(notes, "replaced", replaced));
        warm = round == WARM ? Leftovers.in(server, connections, warm) : warm;
      }
      return Leftovers.in(server, connections, warm);
    }
  }

  /** Two users are at work while the application goes and comes back: whatever was acknowledged is there, and nothing mixed. */
  private static Leftovers takeOutAtWork(RunningNotes notes) throws Exception {
    try (Server server = start(notes, "taken_out")) {
      Traffic traffic = Traffic.to(server.uri());
      long connections = 0;
      try (traffic) {
        for (int round = 1; round <= UNDER_WORK; round++) {
          traffic.awaitMore(60);
          assertThat(Leftovers.connections(notes, "taken_out", Instant.now())).as("connections at work").isPositive();
          server.undeploy("ROOT");
          connections = Math.max(connections, Leftovers.connectionsLeft(notes, "taken_out", Instant.now()));
          assertThat(Caller.alice(server.uri()).get("api/notes").status()).as("it is gone").isGreaterThanOrEqualTo(400);
          server.deploy("ROOT", Server.NOTES);
        }
        traffic.awaitMore(60);
        // Replaced, without a while in which it is gone.
        server.deploy("ROOT", Server.NOTES);
        traffic.awaitMore(60);
      }
      System.out.println(Outcome.SERVER + ", taken out at work: " + traffic);
      traffic.assertKept(server.uri());
      return Leftovers.in(server, connections, Leftovers.NONE);
    }
  }

  private static Server start(RunningNotes notes, String database) throws Exception {
    notes.database().createDatabase(database);
    Map<String, String> environment = new HashMap<>(twoLogins(notes.database(), database));
    environment.put("JAVA_OPTS", Leftovers.WITHOUT_SOFT_REFERENCES);
    Server server = Server.start(Server.NOTES, environment);
    assertThat(server.deployed()).as(server.log()).isTrue();
    return server;
  }

  @Test
  void aReplacedApplicationLeavesNoClassLoader() {
    ofReplaced.assertNoCopies();
  }

  @Test
  void aReplacedApplicationLeavesNoThread() {
    ofReplaced.assertNoThreads(ROUNDS);
  }

  @Test
  void aReplacedApplicationLeavesNoConnection() {
    ofReplaced.assertNoConnections();
  }

  /** That it lost nothing was seen above. */
  @Test
  void anApplicationTakenOutAtWorkLeavesNoClassLoader() {
    ofTakenOut.assertNoCopies();
  }

  @Test
  void anApplicationTakenOutAtWorkLeavesNoConnection() {
    ofTakenOut.assertNoConnections();
  }
}
