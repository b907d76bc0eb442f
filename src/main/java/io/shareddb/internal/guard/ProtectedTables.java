// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.guard;

import io.shareddb.internal.datasource.Pool;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Knows which tables are under row level security. */
final class ProtectedTables {

  private ProtectedTables() {
  }

  /** Gives their names without schema, since an entity's table often has none. */
  static List<String> names() {
    try {
      List<String> names = new ArrayList<>();
      try (Connection connection = Pool.connection();
          Statement statement = connection.createStatement();
          ResultSet rows = statement.executeQuery(
              "select lower(relname) from pg_catalog.pg_class where relkind in ('r', 'p') and relrowsecurity"
                  // A view may show a protected table's rows.
                  + " or relkind in ('v', 'm') and relnamespace <> all (array['pg_catalog'::regnamespace,"
                  + " 'information_schema'::regnamespace])")) {
        while (rows.next()) {
          names.add(rows.getString(1));
        }
      }
      return names;
    } catch (SQLException e) {
      throw new IllegalStateException("the tables under row level security cannot be listed: " + e.getMessage(), e);
    }
  }
}
