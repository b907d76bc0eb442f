// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Many notes at once, written after the request has been answered. */
@ExtendWith({RunningNotes.Provider.class, Differences.class})
class ImportRules {

  private static final Duration LONGEST = Duration.ofSeconds(60);

  private final RunningNotes notes;
  private final Caller alice;
  private final Caller bob;

  ImportRules(RunningNotes notes) {
    this.notes = notes;
    this.alice = notes.alice();
    this.bob = notes.bob();
  }

  @BeforeEach
  void startFromNone() {
    notes.deleteAllNotes();
    notes.database().asSuperuser(RunningNotes.DATABASE, "delete from imports");
  }

  @Tag("core")
  @Test
  void theNotesOfEachAreWrittenForWhoSentThem() throws Exception {
    Answer ofAlice = alice.send("POST", "api/notes/import", body(texts("a", 250)));
    Answer ofBob = bob.send("POST", "api/notes/import", body(texts("b", 250)));
    assertThat(ofAlice.status()).as(ofAlice.body()).isEqualTo(202);
    assertThat(ofAlice.object().getInt("total")).isEqualTo(250);
    assertThat(ofAlice.header("Location"))
        .isEqualTo(notes.server().uri() + "api/notes/import/" + ofAlice.string("id"));
    JsonObject done = await(alice, ofAlice.header("Location"));
    assertThat(done.getString("state")).isEqualTo("DONE");
    assertThat(done.getInt("done")).isEqualTo(250);
    await(bob, ofBob.header("Location"));
    assertThat(alice.get("api/notes?limit=100").texts()).hasSize(100).allMatch(text -> text.startsWith("a"));
    assertThat(bob.get("api/notes?limit=100").texts()).hasSize(100).allMatch(text -> text.startsWith("b"));
    assertThat(notes.count("select count(*) from notes n join users u on u.id = n.user_id"
        + " where left(n.text, 1) = left(u.email, 1)")).isEqualTo(500);
  }

  @Test
  void whoAsksIsToldHowFarItHasCome() throws Exception {
    String address;
    try (Connection connection = notes.database().superuser(RunningNotes.DATABASE);
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("lock table notes in share row exclusive mode");
      address = alice.send("POST", "api/notes/import", body(texts("a", 120))).header("Location");
      JsonObject progress = alice.get(address).object();
      assertThat(progress.getString("state")).isEqualTo("RUNNING");
      assertThat(progress.getInt("done")).isZero();
    }
    assertThat(await(alice, address).getInt("done")).isEqualTo(120);
  }

  @Test
  void whatFailsKeepsWhatWasDone() throws Exception {
    notes.database().asSuperuser(RunningNotes.DATABASE,
        "alter table notes add constraint no_a150 check (text <> 'a150')");
    try {
      String address = alice.send("POST", "api/notes/import", body(texts("a", 250))).header("Location");
      JsonObject failed = await(alice, address);
      assertThat(failed.getString("state")).isEqualTo("FAILED");
      assertThat(failed.getInt("done")).isEqualTo(100);
      assertThat(notes.count("select count(*) from notes")).isEqualTo(100);
    } finally {
      notes.database().asSuperuser(RunningNotes.DATABASE, "alter table notes drop constraint no_a150");
    }
  }

  @Test
  void someoneElsesImportIsLikeOneThatDoesNotExist() throws Exception {
    String address = alice.send("POST", "api/notes/import", body(texts("a", 1))).header("Location");
    await(alice, address);
    Answer foreign = bob.get(address);
    assertThat(foreign.status()).isEqualTo(404);
    assertThat(foreign.body()).isEqualTo(bob.get("api/notes/import/" + UUID.randomUUID()).body());
  }

  static Stream<Arguments> bodies() {
    return Stream.of(
        Arguments.of("{}", "texts: must be an array"),
        Arguments.of("{\"texts\":\"a\"}", "texts: must be an array"),
        Arguments.of("{\"texts\":[]}", "texts: has 0 entries"),
        Arguments.of(body(texts("a", 1_001)), "texts: has 1001 entries"),
        Arguments.of("{\"texts\":[\"a\",1]}", "texts[1]: must be a string"),
        Arguments.of("{\"texts\":[\"a\",\"\"]}", "texts[1]: must not be empty"),
        Arguments.of("{\"texts\":[\"a\"],\"text\":\"b\"}", "text: is not known"));
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void whatCannotBeImportedIsRefusedAsAWhole(String body, String detail) throws Exception {
    Answer answer = alice.send("POST", "api/notes/import", body);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.string("detail")).contains(detail);
    assertThat(notes.count("select count(*) from imports")).isZero();
  }

  private static JsonObject await(Caller caller, String address) throws Exception {
    long end = System.nanoTime() + LONGEST.toNanos();
    JsonObject progress = caller.get(address).object();
    while (progress.getString("state").equals("RUNNING") && System.nanoTime() < end) {
      Thread.sleep(50);
      progress = caller.get(address).object();
    }
    return progress;
  }

  private static List<String> texts(String prefix, int count) {
    return IntStream.range(0, count).mapToObj(i -> prefix + i).toList();
  }

  private static String body(List<String> texts) {
    JsonArrayBuilder array = Json.createArrayBuilder();
    texts.forEach(array::add);
    return Json.createObjectBuilder().add("texts", array).build().toString();
  }
}
