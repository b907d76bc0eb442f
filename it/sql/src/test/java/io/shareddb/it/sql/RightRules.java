// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.shareddb.it.sql.Session.Refusal;
import java.util.List;

/** What is granted, who owns the functions, and what a policy costs: the things that data alone does not show. */
final class RightRules {

  private static final List<String> TABLES = List.of("users", "notes", "files", "tasks", "places", "invoices", "audit_log");

  static final List<Rule> ALL = List.of(
      new Rule("an application may neither truncate, nor reference, nor add triggers", p -> {
        for (String table : TABLES) {
          assertThat(p.app().value("select has_table_privilege('" + table + "', 'truncate, references, trigger')"))
              .describedAs(table).isEqualTo("f");
        }
      }),
      new Rule("the public has no rights on protected tables", p ->
          assertThat(p.everything().rows("select c.relname, a.privilege_type from pg_class c, aclexplode(c.relacl) a "
              + "where a.grantee = 0 and c.relname in ('users', 'notes', 'files', 'tasks', 'places', 'invoices', 'audit_log')"))
              .isEmpty()),
      new Rule("row security is enabled and forced", p ->
          assertThat(p.everything().rows("select table_name, problems from shared_db.protected_tables "
              + "where problems <> '{}'")).isEmpty()),
      new Rule("the list of protected tables is complete", p ->
          assertThat(p.app().rows("select table_name, owner_column, read_only from shared_db.protected_tables "
              + "order by table_name::text"))
              .containsExactly("audit_log|owner_id|t", "files|user_id|f", "invoices|user_id|t", "notes|user_id|f", "places|user_id|f",
                  "tasks|user_id|f", "users|id|f")),
      new Rule("an index starts with the owner", p -> {
        for (String table : List.of("notes", "files", "tasks", "places", "invoices")) {
          assertThat(p.everything().value("select count(*) > 0 from pg_index join pg_attribute on attrelid = indrelid "
              + "and attnum = indkey[0] where indrelid = '" + table + "'::regclass and indisvalid "
              + "and indpred is null and attname = 'user_id'")).describedAs(table).isEqualTo("t");
        }
      }),
      new Rule("policies ask once per statement, not per row", p -> {
        for (String table : TABLES) {
          List<String> plan = p.alice().rows("explain select * from " + table);
          assertThat(plan).describedAs(table).anyMatch(line -> line.contains("InitPlan"))
              .noneMatch(line -> line.matches(".*(Filter|Cond):.*(current_user_id|current_setting).*"));
        }
      }),
      new Rule("the question for the user stays cheap", p ->
          assertThat(p.everything().value("select l.lanname, p.provolatile, p.proparallel, p.prosecdef, p.proconfig, "
              + "p.proleakproof from pg_proc p join pg_language l on l.oid = p.prolang "
              + "where p.oid = 'shared_db.current_user_id()'::regprocedure")).isEqualTo("sql|s|s|f|null|f")),
      new Rule("definer functions are few, pinned, and not the owner's", p ->
          assertThat(p.everything().rows("select proname, proowner::regrole, proconfig from pg_proc "
              + "where pronamespace = 'shared_db'::regnamespace and prosecdef order by proname"))
              .containsExactly("audit_delete|company_owner|null", "audit_insert|company_owner|null",
                  "audit_truncate|company_owner|null", "audit_update|company_owner|null",
                  "delete_own_account|shared_db_auth|{\"search_path=pg_catalog, pg_temp\"}",
                  "sign_in|shared_db_auth|{\"search_path=pg_catalog, pg_temp\"}")),
      new Rule("nobody works as shared_db_auth", p ->
          assertThat(p.everything().rows("select rolname from pg_roles where not rolsuper and rolname <> 'shared_db_auth' "
              + "and pg_has_role(oid, 'shared_db_auth', 'usage')")).isEmpty()),
      new Rule("sign-in knows no more of a person than it needs", p ->
          assertThat(p.everything().value("select has_column_privilege('shared_db_auth', 'users', 'id', 'update') "
              + "or has_column_privilege('shared_db_auth', 'users', 'email', 'update') "
              + "or has_table_privilege('shared_db_auth', 'notes', 'select, insert, update, delete') "
              + "or has_schema_privilege('shared_db_auth', 'shared_db', 'create')")).isEqualTo("f")),
      new Rule("prepared generic plans serve each user the own rows", p ->
          assertThat(p.app().<String>inTransaction(s -> {
            s.execute("set local plan_cache_mode = force_generic_plan");
            s.execute("prepare mine as select string_agg(id::text, ',' order by id) from notes");
            StringBuilder seen = new StringBuilder();
            for (String user : List.of(Fixture.ALICE, Fixture.BOB, "", Fixture.ALICE)) {
              s.execute("select set_config('app.user_id', '" + user + "', true)");
              seen.append(Session.rows(s, "execute mine"));
            }
            s.execute("deallocate mine");
            return seen.toString();
          })).isEqualTo("[1,2][11,12][null][1,2]")),
      new Rule("parallel workers see the own rows", p ->
          assertThat(p.alice().<List<String>>inTransaction(s -> {
            s.execute("set local parallel_setup_cost = 0");
            s.execute("set local parallel_tuple_cost = 0");
            s.execute("set local min_parallel_table_scan_size = 0");
            s.execute("set local enable_indexscan = off");
            s.execute("set local enable_bitmapscan = off");
            assertThat(Session.rows(s, "explain select id from notes where text <> ''"))
                .anyMatch(line -> line.contains("Gather"));
            return Session.rows(s, "select id from notes where text <> ''");
          })).containsExactlyInAnyOrder("1", "2")),
      new Rule("COPY takes the own rows out, and no row in", p -> {
        assertThat(p.alice().<String>inTransaction(s -> {
          java.io.StringWriter out = new java.io.StringWriter();
          try {
            s.getConnection().unwrap(org.postgresql.PGConnection.class).getCopyAPI()
                .copyOut("copy (select id from notes order by id) to stdout", out);
          } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
          }
          return out.toString();
        })).isEqualTo("1\n2\n");
        assertThat(p.alice().refused("copy notes from stdin")).extracting(Refusal::state).isEqualTo("0A000");
      }));

  private RightRules() {}
}
