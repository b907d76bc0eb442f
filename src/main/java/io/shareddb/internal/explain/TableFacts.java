// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.explain;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the catalogs say of a table to the role that asks.
 *
 * @param oid the table's
 * @param name with its schema, quoted where SQL needs it
 * @param kind what kind of relation it is
 * @param security whether row level security is off, on or forced
 * @param binds whether it binds the role that asks
 * @param owner the role that owns the table
 * @param reachable whether the role may use the schema, and read the table or a column of it
 * @param grants what the role may do with it
 * @param key the column of the primary key, quoted; empty when it has none of one column
 * @param ownerColumn the column that the policies ask for, quoted
 */
record TableFacts(long oid, String name, String kind, String security, boolean binds, String owner, boolean reachable,
    String grants, Optional<String> key, Optional<String> ownerColumn) {

  private static final String QUERY = """
      select c.oid, format('%I.%I', n.nspname, c.relname),
        case c.relkind when 'r' then 'table' when 'p' then 'partitioned table' when 'v' then 'view'
          when 'm' then 'materialized view' when 'f' then 'foreign table' else 'relation' end,
        case when not c.relrowsecurity then 'off' when not c.relforcerowsecurity then 'on, not forced' else 'on, forced' end,
        row_security_active(c.oid), pg_get_userbyid(c.relowner),
        has_schema_privilege(n.oid, 'usage') and has_any_column_privilege(c.oid, 'select'),
        concat_ws(', ',
          case when not has_schema_privilege(n.oid, 'usage') then 'no USAGE of schema ' || n.nspname end,
          case when has_table_privilege(c.oid, 'select') then 'SELECT'
            when has_any_column_privilege(c.oid, 'select') then 'SELECT of some columns' end,
          case when has_table_privilege(c.oid, 'insert') then 'INSERT'
            when has_any_column_privilege(c.oid, 'insert') then 'INSERT of some columns' end,
          case when has_table_privilege(c.oid, 'update') then 'UPDATE'
            when has_any_column_privilege(c.oid, 'update') then 'UPDATE of some columns' end,
          case when has_table_privilege(c.oid, 'delete') then 'DELETE' end),
        (select quote_ident(a.attname) from pg_index as i join pg_attribute as a on a.attrelid = c.oid and a.attnum = i.indkey[0]
          where i.indrelid = c.oid and i.indisprimary and i.indnkeyatts = 1),
        (select quote_ident(a.attname)
          from pg_policy as p
          join pg_depend as d on d.classid = 'pg_policy'::regclass and d.objid = p.oid and d.refobjid = c.oid
          join pg_attribute as a on a.attrelid = c.oid and a.attnum = d.refobjsubid and a.atttypid = 'uuid'::regtype
          where p.polrelid = c.oid order by p.polname, a.attnum limit 1)
      from pg_class as c join pg_namespace as n on n.oid = c.relnamespace
      where c.oid = to_regclass(?)
      """;

  private static final String POLICIES = """
      select polname, polpermissive, pg_get_expr(polqual, polrelid) from pg_policy
      where polrelid = ?::oid and polcmd in ('r', '*')
        and (0 = any (polroles)
          or exists (select from unnest(polroles) as r (oid) where r.oid <> 0 and pg_has_role(r.oid, 'usage')))
      order by polpermissive desc, polname
      """;

  /**
   * A policy for reading that applies to the role that asks.
   *
   * @param name its name
   * @param permissive whether it lets rows through; a restrictive one takes some away
   * @param using what it asks of each row
   */
  record Policy(String name, boolean permissive, String using) {
  }

  /** Looks a table up as SQL would; empty where there is none of that name. */
  static Optional<TableFacts> of(Connection connection, String table) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(QUERY)) {
      statement.setString(1, table);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? Optional.of(new TableFacts(row.getLong(1), row.getString(2), row.getString(3),
            row.getString(4), row.getBoolean(5), row.getString(6), row.getBoolean(7), row.getString(8),
            Optional.ofNullable(row.getString(9)), Optional.ofNullable(row.getString(10)))) : Optional.empty();
      }
    }
  }

  List<Policy> policies(Connection connection) throws SQLException {
    List<Policy> policies = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(POLICIES)) {
      statement.setLong(1, oid);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          policies.add(new Policy(rows.getString(1), rows.getBoolean(2), rows.getString(3)));
        }
      }
    }
    return policies;
  }
}
