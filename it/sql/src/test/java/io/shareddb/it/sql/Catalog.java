// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.sql;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;

/** What a database is, without its rows, line by line. */
final class Catalog {

  private Catalog() {}

  static List<String> of(Database database) throws SQLException {
    try (InputStream in = Catalog.class.getResourceAsStream("/catalog.sql")) {
      return database.superuser().rows(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
