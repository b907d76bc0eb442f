// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.datasource;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * What a login may do, as the catalog has it.
 *
 * @param login its name
 * @param privileges what puts it above row level security, in words; empty for a plain user
 * @param member whether it may use the rights of the runtime role
 */
public record LoginRights(String login, String privileges, boolean member) {

  /** The role that has the rights of a user; logins of applications are its members. */
  public static final String RUNTIME_ROLE = "shared_db_app";

  // pg_has_role(..., 'MEMBER') also counts what a plain SET ROLE would give.
  private static final String QUERY = """
      select session_user,
             concat_ws(', ',
               case when me.rolsuper then 'superuser' end,
               case when me.rolbypassrls then 'BYPASSRLS' end,
               case when me.rolreplication then 'REPLICATION' end,
               case when me.rolcreaterole and not me.rolsuper then 'CREATEROLE' end,
               (select 'member of ' || string_agg(r.rolname, ', ' order by r.rolname)
                  from pg_catalog.pg_roles r
                 where r.rolname in ('shared_db_auth', 'shared_db_system', 'pg_execute_server_program',
                                     'pg_read_server_files', 'pg_write_server_files')
                   and not me.rolsuper
                   and pg_catalog.pg_has_role(me.oid, r.oid, 'MEMBER')),
               (select 'may become ' || string_agg(r.rolname, ', ' order by r.rolname)
                  from pg_catalog.pg_roles r
                 where (r.rolsuper or r.rolbypassrls) and r.oid <> me.oid and not me.rolsuper
                   and pg_catalog.pg_has_role(me.oid, r.oid, 'MEMBER')),
               (select 'owner of ' || string_agg(c.oid::regclass::text, ', ' order by c.oid::regclass::text)
                  from pg_catalog.pg_class c
                 where c.relkind in ('r', 'p') and (c.relrowsecurity or c.oid = to_regclass('public.users'))
                   and not me.rolsuper
                   and pg_catalog.pg_has_role(me.oid, c.relowner, 'MEMBER'))),
             coalesce((select pg_catalog.pg_has_role(me.oid, r.oid, 'USAGE')
                         from pg_catalog.pg_roles r where r.rolname = 'shared_db_app'), false)
        from pg_catalog.pg_roles me
       where me.rolname = session_user
      """;

  /**
   * Asks the catalog about the login of a connection.
   *
   * @param connection a connection of that login
   * @return its rights
   * @throws SQLException when the database does not answer
   */
  public static LoginRights of(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(QUERY)) {
      row.next();
      return new LoginRights(row.getString(1), row.getString(2), row.getBoolean(3));
    }
  }

  /**
   * Tells whether row level security would not bind this login.
   *
   * @return true for a superuser, an owner and the like
   */
  public boolean privileged() {
    return !privileges.isEmpty();
  }
}
