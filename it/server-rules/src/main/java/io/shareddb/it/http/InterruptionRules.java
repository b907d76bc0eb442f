// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.http;

import static io.shareddb.it.http.RunningNotes.twoLogins;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
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
      Caller alice = Caller.alice(server.uri());
      assertThat(alice.post("of alice").status()).isEqualTo(201);
      notes.database().asSuperuser("postgres", "select pg_terminate_backend(pid) from pg_stat_activity"
          + " where usename = 'app_login' and datname = 'interrupted'");
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

  /** Whatever was answered with 201 is there, and belongs to whoever sent it. */
  @Test
  void noAcknowledgedNoteIsLostWhenTheServerIsKilled() throws Exception {
    notes.database().createDatabase("killed");
    Map<String, String> environment = twoLogins(notes.database(), "killed");
    Set<String> ofAlice = new ConcurrentSkipListSet<>();
    Set<String> ofBob = new ConcurrentSkipListSet<>();
    try (Server server = Server.start(Server.NOTES, environment)) {
      writeUntilItIsKilled(server, ofAlice, ofBob);
    }
    assertThat(ofAlice).as("acknowledged before the kill").hasSizeGreaterThan(50);
    try (Server server = Server.start(Server.NOTES, environment)) {
      assertThat(server.deployed()).as(server.log()).isTrue();
      assertThat(all(Caller.alice(server.uri()))).containsAll(ofAlice).allMatch(text -> text.startsWith("alice"));
      assertThat(all(Caller.bob(server.uri()))).containsAll(ofBob).allMatch(text -> text.startsWith("bob"));
    }
    System.out.println("acknowledged and found after the kill: " + (ofAlice.size() + ofBob.size()));
  }

  private static void writeUntilItIsKilled(Server server, Set<String> ofAlice, Set<String> ofBob) throws Exception {
    AtomicBoolean killed = new AtomicBoolean();
    AtomicInteger next = new AtomicInteger();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      for (int i = 0; i < 2; i++) {
        threads.submit(() -> write(Caller.alice(server.uri()), "alice", next, killed, ofAlice));
        threads.submit(() -> write(Caller.bob(server.uri()), "bob", next, killed, ofBob));
      }
      while (ofAlice.size() + ofBob.size() < 300) {
        Thread.sleep(10);
      }
      ProcessHandle.of(server.pid().orElseThrow()).orElseThrow().destroyForcibly();
    } finally {
      killed.set(true);
      threads.shutdown();
      assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
    }
  }

  private static void write(Caller caller, String name, AtomicInteger next, AtomicBoolean killed, Set<String> acknowledged) {
    while (!killed.get()) {
      String text = name + " " + next.incrementAndGet();
      try {
        if (caller.post(text).status() == 201) {
          acknowledged.add(text);
        }
      } catch (UncheckedIOException e) {
        return; // The server has gone.
      }
    }
  }

  private static Set<String> all(Caller caller) {
    Set<String> texts = new TreeSet<>();
    Answer page = caller.get("api/notes?limit=100");
    List<String> onPage = page.texts();
    while (!onPage.isEmpty()) {
      texts.addAll(onPage);
      String link = page.header("Link").replaceAll("^<|>.*$", "");
      if (link.isEmpty()) {
        return texts;
      }
      page = caller.get(link);
      onPage = page.texts();
    }
    return texts;
  }
}
