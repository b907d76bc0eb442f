// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.shareddb.it.EmbeddedDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A pool that the server has, by {@code server-config/<server>/managed-pool.*}, instead of the application's own. */
@Tag("boots")
@ExtendWith({RunningNotes.Provider.class, Differences.class})
class ManagedPoolRules {

  private static final String OWN = "java:app/jdbc/shared-db";

  private final EmbeddedDatabase database;

  ManagedPoolRules(RunningNotes notes) {
    this.database = notes.database();
  }

  @Test
  void aPoolOfTheServersTellsTheUserAndProvesItsConnections() throws Exception {
    Optional<String> named = jndiName();
    if (named.isEmpty()) {
      Outcome.notSetUp("a pool of the server's instead of the application's");
      return;
    }
    String name = named.get();
    database.createDatabase("managed");
    Path war = War.changed("managed.war", "WEB-INF/classes/META-INF/persistence.xml", xml -> xml.replace(OWN, name));
    Map<String, String> environment = new HashMap<>(RunningNotes.twoLogins(database, "managed"));
    environment.put("MANAGED_POOL", System.getProperty("shared-db.jdbc.jar"));
    try (Server server = Server.start(war, environment)) {
      assertThat(server.deployed()).as(server.log()).isTrue();
      Caller alice = Caller.alice(server.uri());
      Caller bob = Caller.bob(server.uri());
      for (int i = 1; i <= 5; i++) {
        assertThat(alice.post("of alice " + i).status()).as(server.log()).isEqualTo(201);
        assertThat(bob.get("api/notes").texts()).isEmpty();
      }
      InterruptionRules.killConnections(database, "managed");
      Answer afterwards = alice.get("api/notes");
      assertThat(afterwards.status()).as("the pool hands out no dead connection: " + afterwards.body()).isEqualTo(200);
      assertThat(afterwards.texts()).hasSize(5);
      assertThat(bob.get("api/notes").texts()).isEmpty();

      // The pool outlives the application, and so do its connections, which knew the users of the one before.
      server.deploy("ROOT", war);
      assertThat(alice.get("api/notes").texts()).as(server.log()).hasSize(5);
      assertThat(bob.get("api/notes").texts()).isEmpty();
      assertThat(alice.post("after it was replaced").status()).as(server.log()).isEqualTo(201);
      assertThat(bob.get("api/notes").texts()).isEmpty();
    }
  }

  /** As the file names it, where server-config has one. */
  private static Optional<String> jndiName() throws Exception {
    Optional<Path> file;
    try (Stream<Path> files = Files.list(Server.CONFIG)) {
      file = files.filter(each -> each.getFileName().toString().startsWith("managed-pool.")).findFirst();
    }
    return file.isEmpty() ? Optional.empty() : Optional.of(Stream.of(Files.readString(file.get()).split("[\\s\",()]+"))
        .filter(word -> word.endsWith("jdbc/shared-db") || word.endsWith("datasources/shared-db"))
        .findFirst().orElseThrow().replace("jndi-name=", ""));
  }
}
