// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two people and their notes. */
@Tag("core")
@ExtendWith({RunningNotes.Provider.class, Differences.class})
class NotesRules {

  private final RunningNotes notes;
  private final Caller alice;
  private final Caller bob;

  NotesRules(RunningNotes notes) {
    this.notes = notes;
    this.alice = notes.alice();
    this.bob = notes.bob();
  }

  @BeforeEach
  void startFromNone() throws Exception {
    notes.assertUnprivileged();
    notes.deleteAllNotes();
  }

  @Test
  void aNoteIsWrittenReadChangedAndDeleted() {
    Answer written = alice.post("Buy milk");
    assertThat(written.status()).isEqualTo(201);
    assertThat(written.header("Content-Type")).isEqualTo("application/json");
    JsonObject note = written.object();
    assertThat(note.keySet()).containsExactlyInAnyOrder("id", "text", "createdAt");
    assertThat(note.getString("text")).isEqualTo("Buy milk");
    assertThat(Instant.parse(note.getString("createdAt")))
        .isBetween(Instant.now().minus(Duration.ofMinutes(1)), Instant.now().plus(Duration.ofMinutes(1)));

    String location = written.header("Location");
    assertThat(location).isEqualTo(notes.server().uri() + "api/notes/" + note.getString("id"));
    assertThat(alice.get(location).status()).isEqualTo(200);
    assertThat(alice.get(location).object()).isEqualTo(note);

    Answer changed = alice.send("PUT", location, Caller.note("Buy oat milk"));
    assertThat(changed.status()).isEqualTo(200);
    assertThat(changed.string("text")).isEqualTo("Buy oat milk");
    assertThat(changed.string("createdAt")).isEqualTo(note.getString("createdAt"));
    assertThat(alice.get(location).object()).isEqualTo(changed.object());

    assertThat(alice.delete(location).status()).isEqualTo(204);
    assertThat(alice.get(location).status()).isEqualTo(404);
    assertThat(alice.delete(location).status()).isEqualTo(404);
  }

  @Test
  void eachSeesTheirOwnInTheList() {
    alice.post("of alice");
    bob.post("of bob");
    assertThat(alice.get("api/notes").texts()).containsExactly("of alice");
    assertThat(bob.get("api/notes").texts()).containsExactly("of bob");
  }

  @Test
  void someoneElsesNoteIsLikeOneThatDoesNotExist() throws Exception {
    String ofAlice = "api/notes/" + alice.post("secret").string("id");
    String unknown = "api/notes/" + UUID.randomUUID();
    assertSame404(bob.get(ofAlice), bob.get(unknown));
    assertSame404(bob.send("PUT", ofAlice, Caller.note("taken over")), bob.send("PUT", unknown, Caller.note("x")));
    assertSame404(bob.delete(ofAlice), bob.delete(unknown));
    assertThat(alice.get(ofAlice).string("text")).isEqualTo("secret");
    assertThat(notes.count("select count(*) from notes")).isEqualTo(1);
  }

  private static void assertSame404(Answer foreign, Answer unknown) {
    assertThat(foreign.status()).isEqualTo(404);
    assertThat(foreign.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(foreign.body()).isEqualTo(unknown.body());
    assertThat(foreign.headers().map().keySet()).isEqualTo(unknown.headers().map().keySet());
  }

  @Test
  void theListGoesOnFromTheLastNoteOfThePageBefore() {
    for (int i = 1; i <= 5; i++) {
      alice.post("a" + i);
      bob.post("b" + i);
    }
    Answer first = alice.get("api/notes?limit=2");
    assertThat(first.texts()).containsExactly("a5", "a4");
    alice.post("written meanwhile");
    Answer second = alice.get(next(first));
    assertThat(second.texts()).containsExactly("a3", "a2");
    Answer third = alice.get(next(second));
    assertThat(third.texts()).containsExactly("a1");
    assertThat(third.header("Link")).isEmpty();
    assertThat(alice.get("api/notes").texts()).hasSize(6);
  }

  private static String next(Answer page) {
    assertThat(page.header("Link")).matches("<[^>]+>; rel=\"next\"");
    return page.header("Link").replaceAll("^<|>.*$", "");
  }

  @Test
  void notesOfOneInstantKeepOneOrder() throws Exception {
    for (int i = 1; i <= 4; i++) {
      alice.post("t" + i);
    }
    notes.database().asSuperuser(RunningNotes.DATABASE, "update notes set created_at = '2026-01-01 00:00:00+00'");
    List<String> seen = new ArrayList<>();
    Answer page = alice.get("api/notes?limit=1");
    while (!page.texts().isEmpty() && seen.size() < 10) {
      seen.addAll(page.texts());
      page = alice.get(next(page));
    }
    assertThat(seen).containsExactlyInAnyOrder("t1", "t2", "t3", "t4");
  }

  @Test
  void thePageHasTwentyNotesAndAtMostAHundred() {
    for (int i = 1; i <= 101; i++) {
      alice.post("n" + i);
    }
    assertThat(alice.get("api/notes").texts()).hasSize(20).startsWith("n101");
    assertThat(alice.get("api/notes?limit=100").texts()).hasSize(100).endsWith("n2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"limit=0", "limit=101", "limit=-1", "limit=x", "before=x", "before=1-1-1-1-1"})
  void aPageThatCannotBeIsRefusedByName(String query) {
    Answer answer = alice.get("api/notes?" + query);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answer.string("detail")).contains(query.startsWith("limit") ? "limit" : "UUID");
  }

  @Test
  void theListCannotGoOnFromSomeoneElsesNote() {
    String ofAlice = alice.post("secret").string("id");
    bob.post("own");
    Answer foreign = bob.get("api/notes?before=" + ofAlice);
    assertThat(foreign.status()).isEqualTo(400);
    assertThat(foreign.body()).isEqualTo(bob.get("api/notes?before=" + UUID.randomUUID()).body());
  }

  @Test
  void twoPeopleAtOnceNeverMeet() throws Exception {
    alice.post("of alice");
    bob.post("of bob");
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<List<String>>> ofAlice = new ArrayList<>();
      List<Callable<List<String>>> ofBob = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        ofAlice.add(() -> alice.get("api/notes").texts());
        ofBob.add(() -> bob.get("api/notes").texts());
      }
      List<Future<List<String>>> answersOfAlice = new ArrayList<>();
      List<Future<List<String>>> answersOfBob = new ArrayList<>();
      for (int i = 0; i < ofAlice.size(); i++) {
        answersOfAlice.add(threads.submit(ofAlice.get(i)));
        answersOfBob.add(threads.submit(ofBob.get(i)));
      }
      for (int i = 0; i < ofAlice.size(); i++) {
        assertThat(answersOfAlice.get(i).get()).containsExactly("of alice");
        assertThat(answersOfBob.get(i).get()).containsExactly("of bob");
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
