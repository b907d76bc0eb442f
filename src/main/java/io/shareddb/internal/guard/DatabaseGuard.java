// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.guard;

import io.shareddb.SharedDbException;
import io.shareddb.internal.Message;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Judges the tables that the runtime role can reach. */
public final class DatabaseGuard {

  // A foreign key of user_id to users makes a table somebody's; partitions count, for they can be read by themselves.
  private static final String UNPROTECTED = """
      select c.oid::regclass::text
        from pg_catalog.pg_class c
        join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attname = 'user_id' and not a.attisdropped
       where c.relkind in ('r', 'p')
         and exists (select from pg_catalog.pg_constraint k
                      where k.conrelid = c.oid and k.contype = 'f' and k.confrelid = to_regclass('public.users')
                        and a.attnum = any (k.conkey))
         and not (c.relrowsecurity and c.relforcerowsecurity)
         and (pg_catalog.has_table_privilege(c.oid, 'select, insert, update, delete')
              or pg_catalog.has_any_column_privilege(c.oid, 'select, insert, update'))
       order by 1
      """;

  private DatabaseGuard() {
  }

  /**
   * Judges the tables.
   *
   * @param runtime a connection of the runtime role
   * @throws SharedDbException naming each table and its cure
   * @throws SQLException when the database does not answer
   */
  public static void judge(Connection runtime) throws SQLException {
    List<String> findings = new ArrayList<>();
    try (Statement statement = runtime.createStatement(); ResultSet rows = statement.executeQuery(UNPROTECTED)) {
      while (rows.next()) {
        findings.add(Message.TABLE_UNPROTECTED.with(rows.getString(1)));
      }
    }
    refuse(findings);
  }

  /** Ends the start when there is a finding. */
  static void refuse(List<String> findings) {
    if (!findings.isEmpty()) {
      throw new SharedDbException(Message.GUARD_REFUSES, findings.stream()
          .map(finding -> System.lineSeparator() + "  - " + finding).collect(Collectors.joining()));
    }
  }
}
