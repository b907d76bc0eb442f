// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.explain;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What somebody sees to whom all rows are shown.
 *
 * @param all how many rows there are; empty when they could not be counted
 * @param let how many of them each policy lets through, in the policies' order
 * @param row the row of the key; empty when there is none, or no key was given
 */
record OwnerView(OptionalLong all, List<Long> let, Optional<Row> row) {

  /**
   * A row by its key.
   *
   * @param passes what each policy says of it
   * @param owner whose it is
   */
  record Row(List<Boolean> passes, Optional<String> owner) {
  }

  /** Opens the tables to their owner, and names the user whose eyes the policies are to see with; in a transaction. */
  static void open(Connection connection, UUID user) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(
        "select set_config('shared_db.system', 'explain: which policy hides a row', true), set_config('app.user_id', ?, true)")) {
      statement.setString(1, user.toString());
      statement.execute();
    }
    Rows.bound(connection);
  }

  static OwnerView read(Connection connection, TableFacts table, List<TableFacts.Policy> policies, Optional<String> key)
      throws SQLException {
    String each = policies.stream().map(policy -> ", count(*) filter (where " + policy.using() + ")")
        .collect(Collectors.joining());
    List<Long> let = new ArrayList<>();
    OptionalLong all = OptionalLong.empty();
    Savepoint before = connection.setSavepoint();
    try (PreparedStatement statement = connection.prepareStatement("select count(*)" + each + " from " + table.name());
        ResultSet row = statement.executeQuery()) {
      row.next();
      all = OptionalLong.of(row.getLong(1));
      for (int i = 0; i < policies.size(); i++) {
        let.add(row.getLong(i + 2));
      }
    } catch (SQLException e) {
      connection.rollback(before);
    }
    return new OwnerView(all, let, key.isPresent() && table.key().isPresent()
        ? row(connection, table, policies, key.get()) : Optional.empty());
  }

  private static Optional<Row> row(Connection connection, TableFacts table, List<TableFacts.Policy> policies, String key)
      throws SQLException {
    String each = policies.stream().map(policy -> ", coalesce((" + policy.using() + "), false)").collect(Collectors.joining());
    try (PreparedStatement statement = connection.prepareStatement("select "
        + table.ownerColumn().orElse("null") + "::text" + each + " from " + table.name() + " where "
        + table.key().orElseThrow() + "::text = ?")) {
      statement.setString(1, key);
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next()) {
          return Optional.empty();
        }
        List<Boolean> passes = new ArrayList<>();
        for (int i = 0; i < policies.size(); i++) {
          passes.add(row.getBoolean(i + 2));
        }
        return Optional.of(new Row(passes, Optional.ofNullable(row.getString(1))));
      }
    }
  }
}
