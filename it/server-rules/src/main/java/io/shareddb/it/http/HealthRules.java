// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the operator's probe and log say of a healthy server. */
@Tag("core")
@ExtendWith({RunningNotes.Provider.class, Differences.class})
class HealthRules {

  private final RunningNotes notes;

  HealthRules(RunningNotes notes) {
    this.notes = notes;
  }

  @Test
  void isReadyWithAnUnprivilegedRole() {
    Answer answer = notes.nobody().get(notes.server().health().toString());
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).contains("\"shared-db\"").contains("\"unprivileged\"").doesNotContain("lowered");
  }

  @Test
  void isNotReadyOnceTheRoleCouldPassOverRowSecurity() {
    notes.database().asSuperuser("postgres", "alter role app_login bypassrls");
    try {
      Answer answer = notes.nobody().get(notes.server().health().toString());
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
  void listensOnTheLoopbackAddressOnly() throws Exception {
    assumeTrue(Files.isDirectory(Path.of("/proc")), "only Linux tells where a process listens");
    List<InetSocketAddress> all = ListeningSockets.of(notes.server().pid().orElseThrow());
    assertThat(all).extracting(InetSocketAddress::getPort).contains(notes.server().ports().get(0));
    assertThat(all).allMatch(socket -> socket.getAddress().isLoopbackAddress());
  }

  /** Whoever has an account on the machine could otherwise deploy what reads the logins of the database. */
  @Test
  void theManagementTellsNothingWithoutAPassword() {
    int port = notes.server().ports().get(1);
    for (String path : List.of("management", "management/domain")) {
      try {
        Answer answer = Caller.nobody(URI.create("http://127.0.0.1:" + port + "/")).get(path);
        assertThat(answer.status()).as(path).isIn(401, 404);
      } catch (UncheckedIOException nothingListens) {
        assertThat(nothingListens).hasCauseInstanceOf(ConnectException.class);
      }
    }
  }

  @Test
  void noPasswordIsInTheLog() {
    assertThat(notes.server().log()).doesNotContain("secret");
  }

  /** What the server's own executor does with a scope is tried at the start. */
  @Test
  void theServersExecutorCarriesTheUser() throws InterruptedException {
    // The warning comes from another thread, and may take a moment longer than the first answer.
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(3);
    while (notes.server().lines("SDB-4130") == 0 && System.nanoTime() < end) {
      Thread.sleep(100);
    }
    assertThat(notes.server().lines("SDB-4130")).isZero();
  }

  @Test
  void theStartPageShowsTheWay() {
    assertThat(notes.nobody().get("").body()).contains("api/notes");
  }
}
