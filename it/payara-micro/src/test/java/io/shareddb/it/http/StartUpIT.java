// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.shareddb.it.EmbeddedDatabase;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The files that Payara Micro's operator may use, and the script that ends the process. */
@ExtendWith(RunningNotes.Provider.class)
class StartUpIT {

  private final EmbeddedDatabase database;

  StartUpIT(RunningNotes notes) {
    this.database = notes.database();
  }

  /** In one boot: the properties are read, for the owner has migrated; what they say is refused, and the log tells it. */
  @Test
  void aFileOfSystemPropertiesIsReadAndARefusalEndsTheProcess() throws Exception {
    database.createDatabase("properties");
    String text = Files.readString(Server.CONFIG.resolve("shared-db.properties"))
        .replaceAll("(?m)^shared-db.url=.*$", "shared-db.url=" + database.url("properties", "postgres"))
        .replaceAll("(?m)^shared-db.migration-url=.*$",
            "shared-db.migration-url=" + database.url("properties", EmbeddedDatabase.OWNER));
    assertThat(text).doesNotContain("CHANGE_ME");
    Path file = Files.writeString(Path.of("target/shared-db.properties").toAbsolutePath(), text);
    try (Server server = Server.start(Server.NOTES, Map.of(), "--systemproperties", file.toString(),
        "--logproperties", logProperties().toString())) {
      assertThat(server.deployed()).as(server.log()).isFalse();
      assertThat(server.exitCode()).as(server.log()).isEqualTo(1);
      assertThat(server.log()).contains("SDB-2002", "postgres@127.0.0.1", "SDB-3010");
    }
    try (var c = database.superuser("properties"); var s = c.createStatement();
        var row = s.executeQuery("select tableowner from pg_tables where tablename = 'notes'")) {
      assertThat(row.next()).isTrue();
      assertThat(row.getString(1)).isEqualTo(EmbeddedDatabase.OWNER);
    }
  }

  /** As the README has it made; a file of nothing but this line leaves no handler, and the script waits for ever. */
  private static Path logProperties() throws IOException {
    Path file = Path.of("target/logging.properties").toAbsolutePath();
    try (FileSystem jar = FileSystems.newFileSystem(Path.of(System.getProperty("payara.jar")))) {
      String own = Files.readString(jar.getPath("MICRO-INF/domain/logging.properties"));
      return Files.writeString(file, own + "\nio.shareddb.level=FINE\n");
    }
  }
}
