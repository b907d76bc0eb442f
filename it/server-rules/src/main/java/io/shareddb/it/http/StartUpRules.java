// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.http;

import static io.shareddb.it.http.RunningNotes.twoLogins;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shareddb.it.EmbeddedDatabase;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What a server says and does when it starts on a database that is not simply empty. */
@Tag("boots")
@ExtendWith({RunningNotes.Provider.class, Differences.class})
class StartUpRules {

  private final RunningNotes notes;
  private final EmbeddedDatabase database;

  StartUpRules(RunningNotes notes) {
    this.notes = notes;
    this.database = notes.database();
  }

  /** The script ends, so that whatever watches it knows, and leaves no server. */
  static void assertRefused(Server server) throws InterruptedException {
    assertThat(server.deployed()).as(server.log()).isFalse();
    assertThat(server.exitCode()).as(server.log()).isEqualTo(1);
    assertThat(server.pid().flatMap(ProcessHandle::of).filter(ProcessHandle::isAlive)).as(server.log()).isEmpty();
    for (int port : server.ports()) {
      assertThatThrownBy(() -> new Socket("127.0.0.1", port).close()).as("port " + port).isInstanceOf(IOException.class);
    }
  }

  static void assertRefused(Server server, String... said) throws InterruptedException {
    assertRefused(server);
    assertThat(server.log()).contains(said);
  }

  @Test
  void aDatabaseThatIsDownEndsTheDeployment() throws Exception {
    String url = "postgresql://app_login:hush@127.0.0.1:1/notes";
    try (Server server = Server.start(Server.NOTES, Map.of("DATABASE_URL", url))) {
      assertRefused(server, "SDB-2001", "app_login@127.0.0.1:1/notes", "refused");
      assertThat(server.log()).doesNotContain("hush");
    }
  }

  @Test
  void aWrongPasswordEndsTheDeployment() throws Exception {
    String url = database.url(RunningNotes.DATABASE, EmbeddedDatabase.OWNER).replace(":secret@", ":hush@");
    try (Server server = Server.start(Server.NOTES, Map.of("DATABASE_URL", url))) {
      assertRefused(server, "SDB-2001", "password authentication failed for user \"company_owner\"");
      assertThat(server.log()).doesNotContain("hush");
    }
  }

  @Test
  void aSecondStartWithLoginsFromFilesHasNothingToDoAndSaysSoInOneLine(@TempDir Path vault) throws Exception {
    notes.deleteAllNotes();
    notes.alice().post("written on the first server");
    Files.writeString(vault.resolve("database-url"), database.url(RunningNotes.DATABASE, EmbeddedDatabase.RUNTIME) + "\n");
    Files.writeString(vault.resolve("migration-url"), database.url(RunningNotes.DATABASE, EmbeddedDatabase.OWNER) + "\n");
    try (Server server = Server.start(Server.NOTES, Map.of("CREDENTIALS_DIRECTORY", vault.toString()))) {
      assertThat(server.deployed()).as(server.log()).isTrue();
      assertThat(server.awaitLines("nothing to migrate", 1)).isEqualTo(1);
      assertThat(server.lines("shared-db: applied")).isZero();
      assertThat(Caller.alice(server.uri()).get("api/notes").texts()).containsExactly("written on the first server");
    }
  }

  @Test
  void aDatabaseThatPsqlHasPreparedIsTakenAsItIs() throws Exception {
    PsqlPreparation.requirePsql();
    database.createDatabase("prepared");
    PsqlPreparation.run(database, "prepared");
    try (Server server = Server.start(Server.NOTES, twoLogins(database, "prepared"))) {
      assertThat(server.deployed()).as(server.log()).isTrue();
      Caller.alice(server.uri()).post("of alice");
      assertThat(Caller.alice(server.uri()).get("api/notes").texts()).containsExactly("of alice");
      assertThat(Caller.bob(server.uri()).get("api/notes").texts()).isEmpty();
    }
  }

  @Tag("core")
  @Test
  void aBrokenMigrationOfTheApplicationIsQuotedWithFileAndLine() throws Exception {
    database.createDatabase("broken");
    Path war = War.with("broken.war", "WEB-INF/classes/db/migration/V2__broken.sql", """
        -- A line that works.
        create table half_done (id integer);
        insert into no_such_table values (1);
        """);
    try (Server server = Server.start(war, twoLogins(database, "broken"))) {
      assertRefused(server, "SDB-2007", "V2__broken.sql", "Line       : 3",
          "relation \"no_such_table\" does not exist");
    }
    try (var c = database.superuser("broken"); var s = c.createStatement();
        var row = s.executeQuery("select to_regclass('notes') is not null, to_regclass('half_done') is null")) {
      row.next();
      assertThat(row.getBoolean(1)).as("what came before stays").isTrue();
      assertThat(row.getBoolean(2)).as("the broken file left nothing").isTrue();
    }
  }
}
