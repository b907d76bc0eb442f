// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What happened to one's own rows. */
@ExtendWith(RunningNotes.Provider.class)
class AuditIT {

  private final Caller alice;
  private final Caller bob;

  AuditIT(RunningNotes notes) {
    this.alice = notes.alice();
    this.bob = notes.bob();
  }

  @Test
  void eachReadsWhatHappenedToTheirOwnNotes() {
    String note = alice.post("first").string("id");
    alice.send("PUT", "api/notes/" + note, Caller.note("second"));
    alice.delete("api/notes/" + note);
    bob.post("of bob");

    String me = alice.get("api/me").string("id");
    List<JsonObject> entries = entriesOf(alice, note);
    assertThat(entries).extracting(entry -> entry.getString("command")).containsExactly("DELETE", "UPDATE", "INSERT");
    assertThat(entries).allSatisfy(entry -> {
      assertThat(entry.getString("table")).isEqualTo("public.notes");
      assertThat(entry.getString("user")).isEqualTo(me);
      assertThat(entry.isNull("realUser")).isTrue();
    });
    assertThat(entries.get(1).getJsonObject("oldValues").getString("text")).isEqualTo("first");
    assertThat(entries.get(1).getJsonObject("newValues").getString("text")).isEqualTo("second");
    assertThat(entriesOf(bob, note)).isEmpty();
    assertThat(alice.get("api/audit?limit=100").body()).doesNotContain("of bob");
  }

  private static List<JsonObject> entriesOf(Caller caller, String note) {
    return caller.get("api/audit?limit=100").array().getValuesAs(JsonObject.class).stream()
        .filter(entry -> !entry.isNull("key") && entry.getString("key").equals(note)).toList();
  }
}
