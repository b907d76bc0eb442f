// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.shareddb.it.EmbeddedDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The guide {@code server-config/MIGRATING.md}, gone through with an application that has rows. */
@Tag("boots")
@ExtendWith(Differences.class)
class MigratingRules {

  private static final Path LOGINS = Server.CONFIG.resolve("../existing-database.sql").normalize();
  private static final String NAME = "company";

  @Test
  void anApplicationWithRowsOfItsOwnComesToTheSharedDatabase() throws Exception {
    try (EmbeddedDatabase database = EmbeddedDatabase.start()) {
      // As one is where nobody knows of shared-db.
      database.asSuperuser("postgres", "drop role " + EmbeddedDatabase.RUNTIME, "drop role shared_db_app",
          "alter role " + EmbeddedDatabase.OWNER + " nocreaterole");
      PlainNotes.createDatabase(database, NAME);
      // A database that was made before PostgreSQL 15 stays so when it is dumped and restored, or upgraded.
      database.asSuperuser(NAME, "alter schema public owner to postgres", "grant create on schema public to public");
      String id;
      try (Server plain = PlainNotes.start(database, NAME)) {
        Caller alice = Caller.alice(plain.uri());
        assertThat(alice.get("api/notes").texts()).containsExactly("old 2 of Alice", "old 1 of Alice");
        id = alice.post("written before").string("id");
      }
      database.asSuperuser(NAME, Files.readString(LOGINS).replace("CHANGE_ME", EmbeddedDatabase.PASSWORD));
      PlainNotes.rename(database, NAME);
      try (Server moved = PlainNotes.startMoved(database, NAME)) {
        assertIsolated(moved, id);
      }
      assertThat(notesOfEach(database)).isEqualTo("alice@example.com 3, Bob@example.com 3");
    }
  }

  private static void assertIsolated(Server moved, String id) {
    Caller alice = Caller.alice(moved.uri());
    Caller bob = Caller.bob(moved.uri());
    assertThat(alice.get("api/notes").texts()).containsExactly("written before", "old 2 of Alice", "old 1 of Alice");
    assertThat(bob.get("api/notes").texts()).as("whose address was spelled otherwise")
        .containsExactly("old 2 of Bob", "old 1 of Bob");
    assertThat(alice.get("api/notes/" + id).string("text")).isEqualTo("written before");
    assertThat(bob.get("api/notes/" + id).status()).isEqualTo(404);
    assertThat(bob.delete("api/notes/" + id).status()).isEqualTo(404);
    assertThat(bob.post("written after").status()).isEqualTo(201);
    assertThat(alice.get("api/notes").texts()).hasSize(3);
    assertThat(Caller.nobody(moved.uri()).get("api/notes").status()).isEqualTo(401);
  }

  private static String notesOfEach(EmbeddedDatabase database) throws Exception {
    try (Connection c = database.superuser(NAME); Statement s = c.createStatement(); ResultSet row = s.executeQuery("""
        select string_agg(email || ' ' || n, ', ' order by full_name) from (
          select u.email, u.full_name, count(*) as n from notes join users u on u.id = notes.user_id group by u.id) each_one
        """)) {
      row.next();
      return row.getString(1);
    }
  }
}
