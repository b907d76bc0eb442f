// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An administrator who acts in a user's name. */
@ExtendWith(RunningNotes.Provider.class)
class SupportIT {

  private static final Map<String, String> REASON = Map.of("Reason", "ticket 42");

  private final RunningNotes notes;
  private final Caller alice;
  private final Caller admin;
  private String ofAlice;

  SupportIT(RunningNotes notes) {
    this.notes = notes;
    this.alice = notes.alice();
    this.admin = Caller.of(notes.server().uri(), "admin@example.com", "demo");
  }

  @BeforeEach
  void startFromNone() {
    notes.deleteAllNotes();
    ofAlice = "api/users/" + alice.get("api/me").string("id") + "/notes";
  }

  @Test
  void anAdministratorSeesAndChangesAUsersNotesAndTheUserIsTold() {
    String note = alice.post("a typpo").string("id");
    assertThat(admin.get(ofAlice, REASON).texts()).containsExactly("a typpo");
    assertThat(admin.get("api/notes").texts()).isEmpty();
    Answer changed = admin.send("PUT", ofAlice + "/" + note, "application/json",
        BodyPublishers.ofString(Caller.note("a typo")), REASON);
    assertThat(changed.status()).as(changed.body()).isEqualTo(200);
    assertThat(alice.get("api/notes").texts()).containsExactly("a typo");

    JsonObject entry = alice.get("api/audit?limit=1").array().getJsonObject(0);
    assertThat(entry.getString("command")).isEqualTo("UPDATE");
    assertThat(entry.getString("user")).isEqualTo(alice.get("api/me").string("id"));
    assertThat(entry.getString("realUser")).isEqualTo(admin.get("api/me").string("id"));
    assertThat(entry.getString("reason")).isEqualTo("ticket 42");
  }

  @Test
  void nobodyElseMay() {
    alice.post("of alice");
    Answer refused = notes.bob().get(ofAlice, REASON);
    assertThat(refused.status()).as(refused.body()).isEqualTo(403);
    assertThat(refused.body()).doesNotContain("of alice");
    assertThat(notes.nobody().get(ofAlice, REASON).status()).isEqualTo(401);
  }

  @Test
  void withoutAReasonNobodyMay() {
    assertThat(admin.get(ofAlice).status()).isEqualTo(400);
    assertThat(admin.get(ofAlice, Map.of("Reason", " ")).status()).isEqualTo(400);
  }

  @Test
  void whoIsNoUserIsRefused() {
    Answer refused = admin.get("api/users/" + UUID.randomUUID() + "/notes", REASON);
    assertThat(refused.status()).as(refused.body()).isEqualTo(403);
  }
}
