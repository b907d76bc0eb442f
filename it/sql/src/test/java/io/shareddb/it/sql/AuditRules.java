// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;

/** What the audit log keeps, and from whom. */
final class AuditRules {

  private static final String ENTRIES = "select table_name, command, row_key, owner_id = user_id, db_role, "
      + "reason, old_values ->> 'text', new_values ->> 'text' from audit_log where table_name = 'public.notes' order by id";

  static final List<Rule> ALL = List.of(
      new Rule("each change of an audited table is kept", p -> {
        p.everything().run("truncate audit_log");
        p.alice().run("insert into notes (id, text) values (3, 'three')", "update notes set text = 'drei' where id = 3",
            "update notes set text = 'drei' where id = 3 and text = 'x'", "delete from notes where id = 3");
        assertThat(p.everything().rows(ENTRIES)).containsExactly(
            "public.notes|INSERT|3|t|app_login|null|null|three",
            "public.notes|UPDATE|3|t|app_login|null|three|drei",
            "public.notes|DELETE|3|t|app_login|null|drei|null");
      }),
      new Rule("an update keeps the changed columns only", p -> {
        p.everything().run("truncate audit_log");
        p.alice().run("update notes set text = 'changed' where id = 1");
        assertThat(p.everything().rows("select array(select jsonb_object_keys(new_values) order by 1), "
            + "array(select jsonb_object_keys(old_values) order by 1) from audit_log"))
            .containsExactly("{text,updated_at}|{text,updated_at}");
      }),
      new Rule("many rows at once are as many entries", p -> {
        p.everything().run("truncate audit_log");
        p.alice().run("insert into notes (id, text) select g, 'x' from generate_series(100, 199) g",
            "update notes set text = 'y'", "delete from notes");
        assertThat(p.everything().rows("select command, count(*), count(distinct row_key) from audit_log "
            + "where table_name = 'public.notes' group by 1 order by 1"))
            .containsExactly("DELETE|102|102", "INSERT|100|100", "UPDATE|102|102");
      }),
      new Rule("a change that is taken back leaves no entry", p -> {
        p.everything().run("truncate audit_log");
        assertThat(p.alice().refused("update notes set text = 'x'", "select 1 / 0").state()).isEqualTo("22012");
        assertThat(p.everything().rows("select * from audit_log")).isEmpty();
      }),
      new Rule("a cascade is kept too", p -> {
        p.everything().run("truncate audit_log", "delete from invoices");
        p.alice().run("select shared_db.delete_own_account()");
        assertThat(p.everything().rows("select table_name, command, count(*) from audit_log "
            + "where user_id = '" + Fixture.ALICE + "' group by 1, 2 order by 1, 2"))
            .containsExactly("public.notes|DELETE|2", "public.users|DELETE|1");
      }),
      new Rule("the owner's work is kept with its reason, truncation too", p -> {
        p.everything().run("truncate audit_log");
        p.owner().because("ticket 42").run("update notes set text = 'x' where id = 1", "truncate notes cascade");
        assertThat(p.everything().rows("select command, user_id, db_role, reason from audit_log order by id"))
            .containsExactly("UPDATE|null|company_owner|ticket 42", "TRUNCATE|null|company_owner|ticket 42");
      }),
      new Rule("who acts for another is kept, with the login and the reason", p -> {
        p.everything().run("truncate audit_log");
        p.alice().run("select set_config('app.real_user_id', '" + Fixture.BOB + "', true), "
            + "set_config('app.reason', 'ticket 42', true)", "update notes set text = 'x' where id = 1",
            "delete from files", "delete from notes where id = 1", "insert into notes (id, text) values (3, 'x')");
        assertThat(p.everything().rows("select command, user_id, real_user_id, db_role, reason from audit_log order by id"))
            .containsExactly(Stream.of("UPDATE", "DELETE", "INSERT").map(command -> command + "|" + Fixture.ALICE + "|"
                + Fixture.BOB + "|app_login|ticket 42").toArray(String[]::new));
        p.everything().run("truncate audit_log");
        p.alice().run("delete from notes");
        assertThat(p.everything().rows("select distinct user_id, real_user_id, db_role, reason from audit_log"))
            .containsExactly(Fixture.ALICE + "|null|app_login|null");
      }),
      new Rule("whoever acts for another has that user's rights, and no more by the reason", p ->
          assertThat(p.alice().<List<String>>inTransaction(s -> {
            s.execute("select set_config('app.real_user_id', '" + Fixture.BOB + "', true), "
                + "set_config('app.reason', 'ticket 42', true)");
            return Session.rows(s, "select id from notes order by id");
          })).containsExactly("1", "2")),
      new Rule("everyone reads the entries about the own rows", p -> {
        p.everything().run("truncate audit_log");
        p.alice().run("update notes set text = 'changed'");
        p.bob().run("update notes set text = 'changed' where id = 11");
        assertThat(p.alice().rows("select row_key from audit_log order by row_key")).containsExactly("1", "2");
        assertThat(p.bob().rows("select row_key from audit_log")).containsExactly("11");
        assertThat(p.app().rows("select row_key from audit_log")).isEmpty();
        assertThat(p.owner().refused("select * from audit_log").message()).contains("as_system");
        assertThat(p.owner().because("a test").value("select count(*) from audit_log")).isEqualTo("3");
      }),
      new Rule("an application neither writes nor changes entries", p -> {
        for (String sql : List.of("insert into audit_log (at, transaction_id, table_name, command, db_role) "
            + "values (now(), pg_current_xact_id(), 'x', 'x', 'x')", "update audit_log set command = 'x'",
            "delete from audit_log", "truncate audit_log")) {
          assertThat(p.alice().refused(sql).state()).describedAs(sql).isEqualTo("42501");
        }
      }),
      new Rule("an application cannot put the audit's triggers on a table of its own", p -> {
        for (String command : List.of("insert", "update", "delete", "truncate")) {
          assertThat(p.alice().refused("create temporary table mine (id integer) on commit drop", "create trigger forge after "
              + command + " on mine execute function shared_db.audit_" + command + "()").state())
              .describedAs(command).isEqualTo("42501");
        }
      }),
      new Rule("the owner purges and erases for a reason, and that is kept", p -> {
        assertThat(p.owner().refused("select shared_db.purge_audit(now())").message()).contains("for a reason only");
        assertThat(p.owner().refused("select shared_db.erase_user_from_audit('" + Fixture.BOB + "')").message())
            .contains("for a reason only");
        assertThat(p.alice().because("mine").refused("select shared_db.purge_audit(now())").state()).isEqualTo("42501");
        p.everything().run("truncate audit_log");
        p.bob().run("update notes set text = 'secret thought'");
        Session owner = p.owner().because("request of 2026-11-22");
        assertThat(owner.value("select shared_db.erase_user_from_audit('" + Fixture.BOB + "')")).isEqualTo("2");
        assertThat(p.everything().value("select count(*) from audit_log a where a::text like '%secret thought%' "
            + "or a::text like '%" + Fixture.BOB + "%'")).isEqualTo("0");
        assertThat(owner.value("select shared_db.purge_audit(now() + interval '1 second')")).isEqualTo("3");
        assertThat(p.everything().rows("select command, reason, new_values ->> 'entries' from audit_log"))
            .containsExactly("PURGE|request of 2026-11-22|3");
      }));

  private AuditRules() {}
}
