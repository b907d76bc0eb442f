// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.guard;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A table under row level security that the application can reach.
 *
 * @param name with its schema, quoted where SQL needs it
 * @param owner the column that says whose row it is, quoted likewise; empty when that cannot be told
 * @param reads whether the application may read it
 * @param inserts whether it may insert rows and name their owner
 * @param protection the statement that protects it
 */
record CanaryTable(String name, Optional<String> owner, boolean reads, boolean inserts, String protection) {

  private static final String ANSWERS = "shared_db.canary";

  private static final String QUERY = """
      select t.object, quote_ident(o."column"), t.reads, t.inserts and o."column" is not null,
        format('select shared_db.protect_table(%L%s);', t.object,
          case when o."column" <> 'user_id' then format(', owner_column => %L', o."column") end)
      from tables as t left join owner_columns as o on o.relation = t.oid
      where t.secured
      order by t.object
      """;

  static List<CanaryTable> of(Connection connection) throws SQLException {
    List<CanaryTable> tables = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(Lints.reach() + QUERY)) {
      while (rows.next()) {
        tables.add(new CanaryTable(rows.getString(1), Optional.ofNullable(rows.getString(2)), rows.getBoolean(3),
            rows.getBoolean(4), rows.getString(5)));
      }
    }
    return tables;
  }

  /** Gives the number of each table of which a row is seen, in one statement. */
  static String query(List<CanaryTable> tables, boolean nobody) {
    List<String> questions = new ArrayList<>();
    for (int i = 0; i < tables.size(); i++) {
      questions.add("select " + i + " where exists (" + tables.get(i).anyRow(nobody) + ")");
    }
    return String.join(" union all ", questions);
  }

  /** Rows without an owner may be meant for everybody who is signed in, but never for nobody. */
  private String anyRow(boolean nobody) {
    return "select from " + name + (nobody ? "" : owner.map(column -> " where " + column + " is not null").orElse(""));
  }

  /**
   * Gives one statement that tries to put a row of somebody else into each table, and leaves the answers in a setting:
   * for each a SQLState and the message, or nothing where the row went in. PostgreSQL's own errors would fill its log at
   * every start; those that are caught here do not get there.
   */
  static String inserts(List<CanaryTable> tables) {
    StringBuilder block = new StringBuilder("do $canary$ declare answers text := ''; begin ");
    for (CanaryTable table : tables) {
      block.append("begin insert into ").append(table.name).append(" (").append(table.owner.orElseThrow())
          .append(") values ('").append(UUID.randomUUID()).append("'); answers := answers || e'\\x1e';")
          .append(" exception when others then answers := answers || sqlstate || ' ' || sqlerrm || e'\\x1e'; end; ");
    }
    return block.append("perform pg_catalog.set_config('").append(ANSWERS).append("', answers, true); end $canary$").toString();
  }

  /** Reads what {@link #inserts} has left. */
  static String[] answers(Statement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery("select pg_catalog.current_setting('" + ANSWERS + "')")) {
      row.next();
      return row.getString(1).split("\u001e", -1);
    }
  }
}
