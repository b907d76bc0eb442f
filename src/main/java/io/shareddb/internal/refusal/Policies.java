// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.refusal;

import io.shareddb.internal.datasource.StartUp;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which policies decide on which table, from the catalog: a refusal names the table only, in the server's language. Read
 * at the first refusal, and again when an unknown table was refused; never more often than once in a while, or whoever
 * is refused a lot would open a lot of connections.
 */
final class Policies {

  /**
   * A table under row level security.
   *
   * @param schema its schema
   * @param name its name
   * @param policies the policies for the rows that the application writes, by name
   */
  record Table(String schema, String name, List<String> policies) {

    String qualified() {
      return schema + "." + name;
    }
  }

  private static final Duration PAUSE = Duration.ofMinutes(1);

  private static final String QUERY = """
      select n.nspname, c.relname, p.polname
        from pg_catalog.pg_class as c
        join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
        left join pg_catalog.pg_policy as p on p.polrelid = c.oid and p.polcmd in ('a', 'w', '*')
          and (p.polroles = '{0}' or exists (select from unnest(p.polroles) as role
            where role <> 0 and pg_catalog.pg_has_role(role, 'usage')))
       where c.relrowsecurity
       order by 1, 2, 3
      """;

  private static List<Table> tables = List.of();
  private static long readAt;

  private Policies() {
  }

  /** Finds the table that a message of the server is about. */
  static synchronized Optional<Table> namedIn(String message) {
    Optional<Table> known = find(message);
    if (known.isPresent() || readAt != 0 && System.nanoTime() - readAt < PAUSE.toNanos()) {
      return known;
    }
    readAt = System.nanoTime();
    try {
      tables = read();
    } catch (SQLException e) {
      System.getLogger(Policies.class.getName()).log(System.Logger.Level.DEBUG, "the catalog cannot be read", e);
    }
    return find(message);
  }

  /** The longest name counts: notes stands in notes_archive too, but not between quotes of whatever language. */
  private static Optional<Table> find(String message) {
    return tables.stream()
        .filter(table -> Pattern.compile("(?<![\\w])" + Pattern.quote(table.name()) + "(?![\\w])").matcher(message).find())
        .max(Comparator.comparingInt(table -> table.name().length()));
  }

  /** On a connection of its own, since the caller's transaction has failed. */
  private static List<Table> read() throws SQLException {
    List<Table> found = new ArrayList<>();
    try (Connection connection = StartUp.connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(QUERY)) {
      List<String> policies = List.of();
      while (rows.next()) {
        Table last = found.isEmpty() ? null : found.get(found.size() - 1);
        if (last == null || !last.qualified().equals(rows.getString(1) + "." + rows.getString(2))) {
          policies = new ArrayList<>();
          found.add(new Table(rows.getString(1), rows.getString(2), policies));
        }
        Optional.ofNullable(rows.getString(3)).ifPresent(policies::add);
      }
    }
    return found;
  }
}
