// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.http;

import io.shareddb.it.EmbeddedDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

/** Notes with what somebody changed of it, on a database that is named like its context root. */
final class Candidate {

  private static final Path NOTES = Path.of(System.getProperty("notes.war")).normalize();
  private static final String CLASSES = "WEB-INF/classes/";

  private final String name;
  private final Map<String, UnaryOperator<String>> changes = new LinkedHashMap<>();
  private final List<Class<?>> classes = new ArrayList<>();
  private final StringBuilder configuration = new StringBuilder();

  private Candidate(String name) {
    this.name = name;
  }

  /** With the two logins of a production database. */
  static Candidate of(EmbeddedDatabase database, String name) {
    return of(database, name, EmbeddedDatabase.RUNTIME);
  }

  /** With another login than the one that the administrator has made for the application. */
  static Candidate of(EmbeddedDatabase database, String name, String login) {
    return at(name, database.url(name, login))
        .configured("shared-db.migration-url=" + database.url(name, EmbeddedDatabase.OWNER))
        .configured("shared-db.privileged-login=refuse");
  }

  /** With one login for everything. */
  static Candidate at(String name, String url) {
    return new Candidate(name).configured("shared-db.url=" + url);
  }

  String name() {
    return name;
  }

  Candidate configured(String line) {
    configuration.append(line).append('\n');
    return this;
  }

  /** One more migration of the application. */
  Candidate migration(String sql) {
    return change(CLASSES + "db/migration/V2__more.sql", nothing -> sql);
  }

  Candidate migrationOfNotes(UnaryOperator<String> change) {
    return change(CLASSES + "db/migration/V1__notes.sql", change);
  }

  Candidate persistenceXml(UnaryOperator<String> change) {
    return change(CLASSES + "META-INF/persistence.xml", change);
  }

  Candidate persistenceProperty(String property, String value) {
    return persistenceXml(xml -> xml.replace("</properties>",
        "<property name=\"" + property + "\" value=\"" + value + "\"/></properties>"));
  }

  Candidate webXml(String more) {
    return change("WEB-INF/web.xml", xml -> xml.replace("</web-app>", more + "</web-app>"));
  }

  /** Classes of the tests that are the application's here. */
  Candidate with(Class<?>... types) {
    classes.addAll(List.of(types));
    return this;
  }

  private Candidate change(String entry, UnaryOperator<String> change) {
    changes.put(entry, change);
    return this;
  }

  /** Writes the WAR. */
  Path war() throws IOException {
    Path war = Path.of("target", name + ".war").toAbsolutePath();
    Files.copy(NOTES, war, StandardCopyOption.REPLACE_EXISTING);
    change(CLASSES + "META-INF/microprofile-config.properties", nothing -> configuration.toString());
    try (FileSystem content = FileSystems.newFileSystem(war)) {
      for (Map.Entry<String, UnaryOperator<String>> change : changes.entrySet()) {
        Path file = content.getPath(change.getKey());
        Files.writeString(file, change.getValue().apply(Files.exists(file) ? Files.readString(file) : ""));
      }
      for (Class<?> type : classes) {
        String file = type.getName().replace('.', '/') + ".class";
        Path copy = content.getPath(CLASSES + file);
        Files.createDirectories(copy.getParent());
        try (InputStream code = type.getClassLoader().getResourceAsStream(file)) {
          Files.copy(Objects.requireNonNull(code), copy);
        }
      }
    }
    return war;
  }
}
