// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a request costs on the network, counted on the way to the database. */
@Tag("core")
@ExtendWith({RunningNotes.Provider.class, Differences.class})
class RoundTripRules {

  private final RunningNotes notes;

  RoundTripRules(RunningNotes notes) {
    this.notes = notes;
  }

  /** One for begin, user and statement, one for the commit: as many as without a user. */
  @Test
  void readingANoteTakesTwoRoundTrips() {
    String address = "api/notes/" + notes.alice().post("x").string("id");
    // Enough for the driver to have prepared the statement, and within the time in which the pool proves nothing anew.
    for (int i = 0; i < 8; i++) {
      notes.alice().get(address);
    }
    long before = notes.network().turns();
    assertThat(notes.alice().get(address).status()).isEqualTo(200);
    assertThat(notes.network().turns() - before).isEqualTo(2);
  }
}
