// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.http;

import static io.shareddb.it.http.RunningNotes.twoLogins;
import static org.assertj.core.api.Assertions.assertThat;

import io.shareddb.it.EmbeddedDatabase;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two applications in one server, each with a copy of the module and a database of its own. */
@Tag("boots")
@ExtendWith({RunningNotes.Provider.class, Differences.class})
class TwoApplicationsRules {

  private final EmbeddedDatabase database;

  TwoApplicationsRules(RunningNotes notes) {
    this.database = notes.database();
  }

  @Test
  void twoApplicationsWithTheirOwnModuleAndDatabaseDoNotMeet() throws Exception {
    database.createDatabase("first");
    database.createDatabase("second");
    // The environment is the server's, and the first one's; the second brings its own configuration.
    Path second = War.with("second.war", "WEB-INF/classes/META-INF/microprofile-config.properties", """
        config_ordinal=1000
        shared-db.url=%s
        shared-db.migration-url=%s
        """.formatted(database.url("second", EmbeddedDatabase.RUNTIME), database.url("second", EmbeddedDatabase.OWNER)));
    try (Server server = Server.start(Server.NOTES, twoLogins(database, "first"))) {
      // Configuration, migrations and guard come once for each application, whoever loads its classes: database and beans.
      assertThat(server.awaitLines(" checks in ", 2)).isEqualTo(2);
      server.deploy("second", second);
      assertThat(server.awaitLines(" checks in ", 4)).isEqualTo(4);
      URI ofSecond = server.uri().resolve("second/");
      for (int i = 1; i <= 5; i++) {
        assertThat(Caller.alice(server.uri()).post("first " + i).status()).isEqualTo(201);
        assertThat(Caller.alice(ofSecond).post("second " + i).status()).isEqualTo(201);
        assertThat(Caller.bob(server.uri()).get("api/notes").texts()).isEmpty();
        assertThat(Caller.bob(ofSecond).get("api/notes").texts()).isEmpty();
      }
      assertThat(Caller.alice(server.uri()).get("api/notes").texts()).hasSize(5).allMatch(text -> text.startsWith("first"));
      assertThat(Caller.alice(ofSecond).get("api/notes").texts()).hasSize(5).allMatch(text -> text.startsWith("second"));
    }
  }
}
