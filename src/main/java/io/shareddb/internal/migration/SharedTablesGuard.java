// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.migration;

import io.shareddb.SharedDbException;
import io.shareddb.internal.Message;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/**
 * Stops an application's migration that changes what all applications of the database share. The migrations run as the
 * owner of it all, whom PostgreSQL lets do anything; so what is shared is looked at before and after each file.
 */
final class SharedTablesGuard implements Callback {

  /** Everything that makes the shared tables what they are, but for their rows: a name, and all that belongs to it. */
  private static final String SHARED_THINGS = """
      with shared as (
        select c.oid, c.oid::regclass::text as name, c.relowner, c.relrowsecurity, c.relforcerowsecurity, c.relacl
        from pg_catalog.pg_class as c
        where c.oid in (to_regclass('public.users'), to_regclass('public.audit_log'))
          or c.relnamespace = to_regnamespace('shared_db') and c.relkind in ('r', 'v')
      )
      select 'table ' || name, concat_ws(' ', relowner, relrowsecurity, relforcerowsecurity) from shared
      union all
      select 'column ' || name || '.' || a.attname,
        concat_ws(' ', a.atttypid, a.atttypmod, a.attnotnull, pg_get_expr(d.adbin, d.adrelid))
      from shared join pg_catalog.pg_attribute as a on a.attrelid = shared.oid
        left join pg_catalog.pg_attrdef as d on d.adrelid = a.attrelid and d.adnum = a.attnum
      where a.attnum > 0 and not a.attisdropped
      union all
      select 'constraint ' || k.conname || ' of ' || name, pg_get_constraintdef(k.oid)
      from shared join pg_catalog.pg_constraint as k on k.conrelid = shared.oid
      union all
      select 'index ' || i.indexrelid::regclass::text || ' of ' || name, pg_get_indexdef(i.indexrelid)
      from shared join pg_catalog.pg_index as i on i.indrelid = shared.oid
      union all
      select 'trigger ' || t.tgname || ' of ' || name, concat_ws(' ', pg_get_triggerdef(t.oid), t.tgenabled)
      from shared join pg_catalog.pg_trigger as t on t.tgrelid = shared.oid and not t.tgisinternal
      union all
      select 'policy ' || p.polname || ' of ' || name, concat_ws(' ', p.polcmd, p.polpermissive, p.polroles,
        pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid))
      from shared join pg_catalog.pg_policy as p on p.polrelid = shared.oid
      union all
      select 'function ' || f.oid::regprocedure::text, concat_ws(' ', f.proowner, md5(pg_get_functiondef(f.oid)))
      from pg_catalog.pg_proc as f where f.pronamespace = to_regnamespace('shared_db') and f.prokind in ('f', 'p')
      union all
      select 'rights of applications on ' || name, string_agg(given.privilege, ' ' order by given.privilege)
      from shared cross join lateral (
        select a.grantee, a.privilege_type as privilege from aclexplode(shared.relacl) as a
        union all
        select a.grantee, a.privilege_type || '(' || c.attname || ')'
        from pg_catalog.pg_attribute as c, aclexplode(c.attacl) as a where c.attrelid = shared.oid) as given
      where given.grantee = 0 or pg_has_role(given.grantee, 'shared_db_app', 'member')
      group by name""";

  private Map<String, String> before = Map.of();

  @Override
  public boolean supports(Event event, Context context) {
    return event == Event.BEFORE_EACH_MIGRATE || event == Event.AFTER_EACH_MIGRATE;
  }

  @Override
  public boolean canHandleInTransaction(Event event, Context context) {
    return true;
  }

  @Override
  public void handle(Event event, Context context) {
    Map<String, String> now = sharedThings(context.getConnection());
    if (event == Event.AFTER_EACH_MIGRATE) {
      Map<String, String> earlier = before;
      Stream.concat(earlier.keySet().stream(), now.keySet().stream())
          .filter(thing -> !Objects.equals(earlier.get(thing), now.get(thing))).findFirst().ifPresent(thing -> {
            throw new SharedDbException(Message.SHARED_TABLE_CHANGED, context.getMigrationInfo().getScript(), thing);
          });
    }
    before = now;
  }

  /** PostgreSQL spells names as the search_path needs it, which the migration may have changed. */
  private static Map<String, String> sharedThings(Connection connection) {
    try (Statement statement = connection.createStatement(); PreparedStatement restore = connection.prepareStatement(
        "select pg_catalog.set_config('search_path', ?, not ?)")) {
      try (ResultSet path = statement.executeQuery("show search_path")) {
        path.next();
        restore.setString(1, path.getString(1));
        restore.setBoolean(2, connection.getAutoCommit());
      }
      statement.execute("set " + (connection.getAutoCommit() ? "session" : "local") + " search_path = pg_catalog");
      Map<String, String> things = new TreeMap<>();
      try (ResultSet rows = statement.executeQuery(SHARED_THINGS)) {
        while (rows.next()) {
          things.put(rows.getString(1), String.valueOf(rows.getString(2)));
        }
      }
      restore.executeQuery().close();
      return things;
    } catch (SQLException e) {
      throw new FlywayException("the shared tables could not be looked at", e);
    }
  }

  @Override
  public String getCallbackName() {
    return "shared-db shared tables";
  }
}
