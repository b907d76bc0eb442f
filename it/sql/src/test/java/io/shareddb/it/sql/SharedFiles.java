// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.sql;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The files under test, as they lie in the jar. */
final class SharedFiles {

  /** The order that the README names. */
  static final List<String> IN_ORDER =
      List.of("00_extensions.sql", "01_users.sql", "02_rls_base.sql", "03_audit.sql", "functions.sql");

  private SharedFiles() {}

  static String text(String name) {
    return resource("/META-INF/shared-db/schemas/" + name);
  }

  static String template(String name) {
    return resource("/META-INF/shared-db/templates/" + name);
  }

  /** Runs files whole, as Flyway and psql do: each of them is a transaction by itself. */
  static void apply(Connection connection, List<String> names) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String name : names) {
        statement.execute(text(name));
      }
    }
  }

  /** Writes files into a folder, for psql. */
  static void copyTo(Path folder) throws IOException {
    for (String name : IN_ORDER) {
      Files.writeString(folder.resolve(name), text(name));
    }
  }

  private static String resource(String path) {
    try (InputStream in = SharedFiles.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException(path + " is not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
