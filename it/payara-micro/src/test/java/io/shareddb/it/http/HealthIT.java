// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the operator's probe and log say of a healthy server. */
@ExtendWith(RunningNotes.Provider.class)
class HealthIT {

  private final RunningNotes notes;

  HealthIT(RunningNotes notes) {
    this.notes = notes;
  }

  @Test
  void isReadyWithAnUnprivilegedRole() {
    Answer answer = notes.nobody().get("health/ready");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).contains("\"shared-db\"").contains("\"unprivileged\"").doesNotContain("lowered");
  }

  @Test
  void isNotReadyOnceTheRoleCouldPassOverRowSecurity() {
    notes.database().asSuperuser("postgres", "alter role app_login bypassrls");
    try {
      Answer answer = notes.nobody().get("health/ready");
      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.body()).contains("\"shared-db\"").contains("\"privileged\"");
    } finally {
      notes.database().asSuperuser("postgres", "alter role app_login nobypassrls");
    }
    isReadyWithAnUnprivilegedRole();
  }

  @Test
  void theEmptyDatabaseWasMigratedBeforeAnythingElse() throws Exception {
    long shared = notes.count("select count(*) from shared_db_history where success and type = 'SQL'");
    assertThat(shared).isEqualTo(PsqlPreparation.files().size());
    assertThat(notes.server().lines("shared-db: applied " + shared + " shared and 1 own migrations")).isEqualTo(1);
    assertThat(notes.count("select count(*) from shared_db_app_history where success and version = '1'")).isEqualTo(1);
  }

  @Test
  void listensOnTheLoopbackAddressOnly() {
    assertThat(notes.server().log()).contains("http-listener.address=127.0.0.1").doesNotContain("Hazelcast Instance");
  }

  @Test
  void noPasswordIsInTheLog() {
    assertThat(notes.server().log()).doesNotContain("secret");
  }

  @Test
  void theStartPageShowsTheWay() {
    assertThat(notes.nobody().get("").body()).contains("api/notes");
  }
}
