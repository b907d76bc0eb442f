// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.http;

import io.shareddb.it.EmbeddedDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.stream.Stream;

/** Notes without the module, {@code it/notes-plain}, and what the guide makes of it, {@code it/notes-moved}. */
final class PlainNotes {

  private static final Path SCHEMA = Server.CONFIG.resolve("../../it/notes-plain/src/main/resources/schema.sql").normalize();
  private static final Path RENAME = Server.CONFIG.resolve("../../it/notes-moved/rename.sql").normalize();
  private static final String ROWS = """
      insert into users (email, name) values ('alice@example.com', 'Alice'), ('Bob@example.com', 'Bob');
      insert into notes (id, author, text, created_at)
      select gen_random_uuid(), u.id, 'old ' || n || ' of ' || u.name, timestamptz '2026-01-01' + n * interval '1 day'
        from users u, generate_series(1, 2) n;
      """;

  private PlainNotes() {
  }

  /** Makes the database of the application, in which one login owns everything, with two notes of each of two people. */
  static void createDatabase(EmbeddedDatabase database, String name) throws Exception {
    database.createDatabase(name);
    asOwner(database, name, Files.readString(SCHEMA) + ROWS);
  }

  private static void asOwner(EmbeddedDatabase database, String name, String sql) throws SQLException {
    try (Connection c = database.connect(name, EmbeddedDatabase.OWNER, EmbeddedDatabase.PASSWORD);
        Statement s = c.createStatement()) {
      s.execute(sql);
    }
  }

  /** Starts it as it was. */
  static Server start(EmbeddedDatabase database, String name) throws Exception {
    Path war = War.changed("notes-plain.war", "plain.war", "WEB-INF/web.xml", xml -> xml
        .replace(">5432<", ">" + database.port() + "<").replace(">company<", ">" + name + "<")
        .replace(">CHANGE_ME<", ">" + EmbeddedDatabase.PASSWORD + "<"));
    // Where a library of the server holds the data source's class, that is the driver's.
    return deployed(Server.start(war, Server.library().map(modules -> driverOf(war).toString()), Map.of()));
  }

  /** Starts it as it is after the guide. */
  static Server startMoved(EmbeddedDatabase database, String name) throws Exception {
    return deployed(Server.start(Path.of(System.getProperty("notes-moved.war")).toAbsolutePath().normalize(),
        RunningNotes.twoLogins(database, name)));
  }

  /** What the guide has done while no application runs. */
  static void rename(EmbeddedDatabase database, String name) throws Exception {
    asOwner(database, name, Files.readString(RENAME));
  }

  private static Server deployed(Server server) {
    if (!server.deployed()) {
      String log = server.log();
      server.close();
      throw new AssertionError(log);
    }
    return server;
  }

  private static Path driverOf(Path war) {
    Path driver = Path.of("target", "driver.jar").toAbsolutePath();
    try (FileSystem content = FileSystems.newFileSystem(war); Stream<Path> jars = Files.list(content.getPath("WEB-INF/lib"))) {
      return Files.copy(jars.findFirst().orElseThrow(), driver, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
