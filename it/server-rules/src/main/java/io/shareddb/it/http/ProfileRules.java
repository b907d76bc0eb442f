// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonValue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One's own row of the shared users table. */
@ExtendWith({RunningNotes.Provider.class, Differences.class})
class ProfileRules {

  private final RunningNotes notes;
  private final Caller alice;
  private final Caller bob;

  ProfileRules(RunningNotes notes) {
    this.notes = notes;
    this.alice = notes.alice();
    this.bob = notes.bob();
  }

  @BeforeEach
  void asProvisioned() {
    notes.database().asSuperuser(RunningNotes.DATABASE,
        "update users set full_name = initcap(split_part(email, '@', 1)), avatar_url = null");
  }

  @Test
  void eachReadsTheirOwn() {
    assertThat(alice.get("api/me").status()).isEqualTo(200);
    assertThat(alice.get("api/me").string("email")).isEqualTo("alice@example.com");
    assertThat(alice.get("api/me").string("fullName")).isEqualTo("Alice");
    assertThat(bob.get("api/me").string("email")).isEqualTo("bob@example.com");
    assertThat(bob.get("api/me").string("id")).isNotEqualTo(alice.get("api/me").string("id"));
  }

  @Test
  void whatIsSentChangesAndTheRestStays() throws Exception {
    Answer named = alice.send("PATCH", "api/me", "{\"fullName\":\"Alice Liddell\"}");
    assertThat(named.status()).as(named.body()).isEqualTo(200);
    assertThat(named.string("fullName")).isEqualTo("Alice Liddell");
    alice.send("PATCH", "api/me", "{\"avatarUrl\":\"https://example.com/a.png\"}");
    assertThat(alice.get("api/me").string("fullName")).isEqualTo("Alice Liddell");
    assertThat(alice.get("api/me").string("avatarUrl")).isEqualTo("https://example.com/a.png");
    assertThat(alice.send("PATCH", "api/me", "{\"fullName\":null,\"avatarUrl\":null}").status()).isEqualTo(200);
    assertThat(alice.get("api/me").object().get("fullName")).isEqualTo(JsonValue.NULL);
    assertThat(alice.get("api/me").object().get("avatarUrl")).isEqualTo(JsonValue.NULL);
    assertThat(bob.get("api/me").string("fullName")).isEqualTo("Bob");
    assertThat(notes.count("select count(*) from users where email in ('alice@example.com', 'bob@example.com')")).isEqualTo(2);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(delimiter = '|', value = {
      "email     | {\"email\":\"bob@example.com\"}                    | email: is not known here",
      "id        | {\"fullName\":\"X\",\"id\":\"1\"}                  | id: is not known here",
      "too long  | {\"fullName\":\"LONG\"}                            | fullName: has 256 characters",
      "NUL       | {\"fullName\":\"a\\u0000\"}                        | NUL",
      "script    | {\"fullName\":\"X\",\"avatarUrl\":\"javascript:1\"} | avatarUrl: must be an address",
      "no string | {\"avatarUrl\":[]}                                 | avatarUrl: must be a string"})
  void whatAUserMayNotChangeIsRefusedByName(String name, String body, String detail) {
    String before = alice.get("api/me").body();
    Answer answer = alice.send("PATCH", "api/me", body.replace("LONG", "x".repeat(256)));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answer.string("detail")).contains(detail);
    assertThat(alice.get("api/me").body()).isEqualTo(before);
  }
}
