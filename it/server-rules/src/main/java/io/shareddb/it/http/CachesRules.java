// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What one user's request has read is not kept for the next one's. */
@Tag("core")
@ExtendWith({RunningNotes.Provider.class, Differences.class})
class CachesRules {

  private final RunningNotes notes;

  CachesRules(RunningNotes notes) {
    this.notes = notes;
  }

  @BeforeEach
  void startFromNone() {
    notes.deleteAllNotes();
  }

  @Test
  void aNoteThatItsOwnerHasJustReadIsNotThereForAnotherUser() {
    String address = "api/notes/" + notes.alice().post("secret").string("id");
    for (int i = 0; i < 10; i++) {
      assertThat(notes.alice().get(address).string("text")).isEqualTo("secret");
      assertThat(notes.bob().get(address).status()).isEqualTo(404);
      assertThat(notes.bob().get("api/notes").texts()).isEmpty();
    }
  }

  @Test
  void aRowThatPassesToAnotherUserIsGoneForTheFirst() {
    String address = "api/notes/" + notes.alice().post("secret").string("id");
    assertThat(notes.alice().get(address).status()).isEqualTo(200);
    notes.database().asSuperuser(RunningNotes.DATABASE,
        "update notes set user_id = (select id from users where email = 'bob@example.com')");
    assertThat(notes.alice().get(address).status()).isEqualTo(404);
    assertThat(notes.bob().get(address).string("text")).isEqualTo("secret");
  }
}
