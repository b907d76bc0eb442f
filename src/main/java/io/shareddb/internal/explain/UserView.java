// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.explain;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the database shows to the user.
 *
 * @param session who is connected, and as which role it works
 * @param setting the user, as the database knows it
 * @param userExists whether there is such a user
 * @param table the table, if there is one of that name
 * @param policies those that apply when the role reads
 * @param visible how many rows are seen; empty when they could not be counted
 * @param keyVisible whether the row of the key is seen
 */
record UserView(String session, String setting, boolean userExists, Optional<TableFacts> table,
    List<TableFacts.Policy> policies, OptionalLong visible, Optional<Boolean> keyVisible) {

  private static final String SESSION = """
      select case when session_user = current_user then session_user
          else session_user || ' as ' || current_user end || ', database ' || current_database(),
        current_setting('app.user_id', true)
      """;

  /** Asks; the user is in force on this connection, and a transaction is open. */
  static UserView read(Connection connection, String table, Optional<String> key) throws SQLException {
    Rows.bound(connection);
    Optional<TableFacts> facts = TableFacts.of(connection, table);
    List<TableFacts.Policy> policies = facts.isPresent() ? facts.get().policies(connection) : List.of();
    boolean exists = Rows.count(connection, "public.users where id = (select shared_db.current_user_id())").orElse(0) > 0;
    OptionalLong visible = OptionalLong.empty();
    Optional<Boolean> keyVisible = Optional.empty();
    if (facts.isPresent() && facts.get().reachable()) {
      visible = Rows.count(connection, facts.get().name());
      if (key.isPresent() && facts.get().key().isPresent()) {
        keyVisible = Optional.of(seen(connection, facts.get(), key.get()));
      }
    }
    try (PreparedStatement statement = connection.prepareStatement(SESSION); ResultSet row = statement.executeQuery()) {
      row.next();
      String setting = Optional.ofNullable(row.getString(2)).orElse("");
      return new UserView(row.getString(1), setting, exists, facts, policies, visible, keyVisible);
    }
  }

  private static boolean seen(Connection connection, TableFacts table, String key) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(
        "select from " + table.name() + " where " + table.key().orElseThrow() + "::text = ?")) {
      statement.setString(1, key);
      try (ResultSet row = statement.executeQuery()) {
        return row.next();
      }
    }
  }
}
