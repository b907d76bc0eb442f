// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What Notes does not take: it says what is wrong, and stores nothing. */
@ExtendWith({RunningNotes.Provider.class, Differences.class})
class RefusalsRules {

  private static final int MIB = 1024 * 1024;

  private final RunningNotes notes;
  private final Caller alice;
  private String kept;

  RefusalsRules(RunningNotes notes) {
    this.notes = notes;
    this.alice = notes.alice();
  }

  @BeforeEach
  void oneNote() {
    notes.deleteAllNotes();
    kept = "api/notes/" + alice.post("as it was").string("id");
  }

  private void assertRefused(Answer answer, int status, String detail) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answer.object().getInt("status")).isEqualTo(status);
    assertThat(answer.string("title")).isNotBlank();
    assertThat(answer.string("detail")).contains(detail);
    assertThat(alice.get("api/notes").texts()).containsExactly("as it was");
  }

  static Stream<Arguments> bodies() {
    return Stream.of(
        Arguments.of("empty text", Caller.note(""), "text: must not be empty"),
        Arguments.of("too long", Caller.note("x".repeat(10_001)), "text: has 10001 characters"),
        Arguments.of("NUL", "{\"text\":\"a\\u0000b\"}", "NUL"),
        Arguments.of("half a character", "{\"text\":\"\\ud83d\"}", "half a character"),
        Arguments.of("no text", "{}", "text: is missing"),
        Arguments.of("null", "{\"text\":null}", "text: must be a string"),
        Arguments.of("a number", "{\"text\":1}", "text: must be a string"),
        Arguments.of("unknown member", "{\"text\":\"a\",\"userId\":\"b\"}", "userId: is not known here"),
        Arguments.of("unknown long member", "{\"" + "m".repeat(500) + "\":1}", "m".repeat(63) + "…: is not known"),
        Arguments.of("the same member twice", "{\"text\":\"a\",\"text\":\"b\"}", "text: is there twice"),
        Arguments.of("an array", "[]", "must be a JSON object"),
        Arguments.of("cut off", "{\"text\":\"a", "not valid JSON, see line 1"),
        Arguments.of("something after it", "{\"text\":\"a\"} x", "not valid JSON"),
        Arguments.of("nothing", "", "not valid JSON"),
        Arguments.of("nested too deeply", "{\"text\":" + "[".repeat(100_000), "not valid JSON"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bodies")
  void aBodyThatIsNoNoteIsRefused(String name, String body, String detail) {
    assertRefused(alice.send("POST", "api/notes", body), 400, detail);
    assertRefused(alice.send("PUT", kept, body), 400, detail);
  }

  @Test
  void textThatIsNotUtf8IsRefused() {
    byte[] latin = "{\"text\":\"\u00e4\"}".getBytes(StandardCharsets.ISO_8859_1);
    assertRefused(alice.send("POST", "api/notes", "application/json", BodyPublishers.ofByteArray(latin)), 400, "UTF-8");
  }

  @Test
  void noBodyAtAllIsRefused() {
    assertRefused(alice.send("POST", "api/notes", null, BodyPublishers.noBody()), 400, "must be a JSON object");
  }

  @Test
  void tenThousandCharactersAreTakenHoweverManyBytesTheyAre() {
    String text = "\ud83d\ude00".repeat(10_000);
    Answer written = alice.post(text);
    assertThat(written.status()).as(written.body()).isEqualTo(201);
    assertThat(alice.get("api/notes/" + written.string("id")).string("text")).isEqualTo(text);
  }

  @ParameterizedTest
  @MethodSource("methodsWithBody")
  void anotherContentTypeIsRefused(String method, String path) {
    Answer answer = alice.send(method, path.isEmpty() ? kept : path, "text/plain",
        BodyPublishers.ofString(Caller.note("x")));
    assertRefused(answer, 415, "application/json");
  }

  static Stream<Arguments> methodsWithBody() {
    return Stream.of(Arguments.of("POST", "api/notes"), Arguments.of("PUT", ""), Arguments.of("PATCH", "api/me"));
  }

  @Test
  void aBodyOfOneMebibyteIsTakenAndOneByteMoreIsNot() {
    String largest = Caller.note("as large as can be") + " ".repeat(MIB - Caller.note("as large as can be").length());
    assertThat(alice.send("POST", "api/notes", largest).status()).isEqualTo(201);
    notes.deleteAllNotes();
    alice.post("as it was");
    assertRefused(alice.send("POST", "api/notes", largest + " "), 413, "1 MiB");
  }

  @ParameterizedTest
  @MethodSource("methodsWithBody")
  void aLargeBodyWithoutALengthIsRefusedToo(String method, String path) {
    byte[] bytes = (Caller.note("x") + " ".repeat(MIB)).getBytes(StandardCharsets.UTF_8);
    assertRefused(alice.send(method, path.isEmpty() ? kept : path, "application/json",
        BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes))), 413, "1 MiB");
  }

  @ParameterizedTest
  @MethodSource("badIds")
  void anIdThatIsNoUuidIsRefused(String id) {
    assertRefused(alice.get("api/notes/" + id), 400, "UUID");
    assertRefused(alice.send("PUT", "api/notes/" + id, Caller.note("x")), 400, "UUID");
    assertRefused(alice.delete("api/notes/" + id), 400, "UUID");
  }

  static List<String> badIds() {
    return List.of("x", "1-1-1-1-1", "00000000-0000-0000-0000-0000000000000", "00000000-0000-0000-0000-00000000000g");
  }

  @Test
  void anAddressOrMethodThatDoesNotExistIsAProblemToo() {
    assertRefused(alice.get("api/nothing"), 404, "nothing at this address");
    Answer answer = alice.send("PUT", "api/notes", Caller.note("x"));
    assertRefused(answer, 405, "method");
    assertThat(answer.header("Allow")).contains("GET", "POST").doesNotContain("PUT");
  }

  @Test
  void whatTheDatabaseRefusesAtTheCommitStaysBetweenServerAndLog() throws InterruptedException {
    notes.database().asSuperuser(RunningNotes.DATABASE,
        "alter table notes add constraint no_thirteen check (text <> 'thirteen')");
    try {
      assertRefused(alice.post("thirteen"), 500, "logged");
      assertThat(alice.post("thirteen").body()).doesNotContain("no_thirteen");
      assertThat(notes.server().awaitLines("no_thirteen", 1)).as(notes.server().log()).isPositive();
    } finally {
      notes.database().asSuperuser(RunningNotes.DATABASE, "alter table notes drop constraint no_thirteen");
    }
  }

  @Tag("core")
  @Test
  void nobodyGetsNothing() {
    Map<String, String> changes = Map.of("PATCH", "api/me", "POST", "api/notes", "PUT", kept);
    for (Caller caller : List.of(notes.nobody(), Caller.of(notes.server().uri(), "alice@example.com", "wrong"),
        Caller.of(notes.server().uri(), "mallory@example.com", "demo"))) {
      changes.forEach((method, path) -> assertUnauthorized(caller.send(method, path, Caller.note("x"))));
      assertUnauthorized(caller.delete(kept));
      assertUnauthorized(caller.get(kept));
      assertUnauthorized(caller.get("api/notes"));
      assertUnauthorized(caller.get("api/me"));
    }
    assertThat(alice.get("api/notes").texts()).containsExactly("as it was");
  }

  private static void assertUnauthorized(Answer answer) {
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.header("WWW-Authenticate")).startsWith("Basic");
    assertThat(answer.body()).doesNotContain("as it was");
  }
}
