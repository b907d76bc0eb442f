// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.shareddb.it.sql.Session.Refusal;
import java.util.List;

/** Whose rows a statement meets. Blind statements, without WHERE and RETURNING, do not ask the policy for SELECT. */
final class RowRules {

  static final List<Rule> ALL = List.of(
      new Rule("everyone reads the own rows", p -> {
        assertThat(p.alice().rows("select id from notes order by id")).containsExactly("1", "2");
        assertThat(p.bob().rows("select id from notes order by id")).containsExactly("11", "12");
      }),
      new Rule("nobody reads no row", p ->
          assertThat(p.app().rows("select id from notes union all select id from files")).isEmpty()),
      new Rule("a connection that never heard of the setting reads no row", p ->
          assertThat(p.database().runtime().because("x").rows("select id from notes")).isEmpty()),
      new Rule("SQL outside of every scope is an error that quotes the cure", p ->
          assertThat(p.unscoped().refused("select id from notes"))
              .matches(r -> r.message().contains("no @RlsScoped here"))
              .extracting(Refusal::state).isEqualTo("22P02")),
      new Rule("a new row is the caller's by default", p -> {
        p.alice().run("insert into notes (id, text) values (3, 'three')");
        assertThat(p.everything().value("select user_id from notes where id = 3")).isEqualTo(Fixture.ALICE);
      }),
      new Rule("nobody inserts for someone else", p ->
          assertThat(p.alice().refused("insert into notes (id, user_id, text) values (4, '" + Fixture.BOB + "', 'x')"))
              .extracting(Refusal::state).isEqualTo("42501")),
      new Rule("nobody inserts without being someone", p -> {
        assertThat(p.app().refused("insert into notes (id, text) values (5, 'x')"))
            .extracting(Refusal::state).isEqualTo("42501");
        assertThat(p.app().refused("insert into notes (id, user_id, text) values (5, '" + Fixture.BOB + "', 'x')"))
            .extracting(Refusal::state).isEqualTo("42501");
      }),
      new Rule("a blind update changes the own rows", p -> {
        assertThat(p.alice().change("update notes set text = 'blind'")).isEqualTo(2);
        assertThat(p.everything().rows("select id from notes where text = 'blind' order by id"))
            .containsExactly("1", "2");
      }),
      new Rule("an update by key meets no row of others", p ->
          assertThat(p.bob().change("update notes set text = 'mine' where id = 1")).isZero()),
      new Rule("a blind update as nobody changes nothing", p ->
          assertThat(p.app().change("update notes set text = 'nobody'")).isZero()),
      new Rule("a row cannot be given away", p ->
          assertThat(p.alice().refused("update notes set user_id = '" + Fixture.BOB + "'"))
              .extracting(Refusal::state).isEqualTo("42501")),
      new Rule("a row cannot be taken", p ->
          assertThat(p.alice().change("update notes set user_id = '" + Fixture.ALICE + "' where id = 11")).isZero()),
      new Rule("a row cannot be given to nobody", p ->
          assertThat(p.alice().refused("update places set user_id = null")).extracting(Refusal::state).isEqualTo("42501")),
      new Rule("a blind delete takes the own rows", p -> {
        assertThat(p.alice().change("delete from files")).isEqualTo(2);
        assertThat(p.everything().rows("select id from files order by id")).containsExactly("11", "12");
      }),
      new Rule("a delete by key meets no row of others", p ->
          assertThat(p.bob().change("delete from notes where id in (1, 2)")).isZero()),
      new Rule("a blind delete as nobody takes nothing", p ->
          assertThat(p.app().change("delete from notes")).isZero()),
      new Rule("RETURNING shows the own rows", p ->
          assertThat(p.bob().rows("update notes set text = text returning id")).containsExactlyInAnyOrder("11", "12")),
      new Rule("ON CONFLICT does not reach a row of others", p -> {
        assertThat(p.bob().refused(
            "insert into notes (id, text) values (1, 'x') on conflict (id) do update set text = 'stolen'"))
            .extracting(Refusal::state).isEqualTo("42501");
        assertThat(p.bob().rows(
            "insert into notes (id, text) values (1, 'x') on conflict do nothing returning text")).isEmpty();
      }),
      new Rule("MERGE does not reach a row of others", p ->
          assertThat(p.bob().change("merge into notes n using (values (1), (11)) v (id) on n.id = v.id "
              + "when matched then update set text = 'merged'")).isEqualTo(1)),
      new Rule("MERGE inserts for nobody else", p ->
          assertThat(p.bob().refused("merge into notes n using (values (99)) v (id) on n.id = v.id "
              + "when not matched then insert (id, user_id, text) values (99, '" + Fixture.ALICE + "', 'x')"))
              .extracting(Refusal::state).isEqualTo("42501")),
      new Rule("a row lock meets the own rows", p ->
          assertThat(p.bob().rows("select id from notes order by id for update")).containsExactly("11", "12")),
      new Rule("an update that changes nothing leaves updated_at alone", p -> {
        String before = p.everything().value("select updated_at from notes where id = 1");
        p.alice().run("update notes set text = text where id = 1");
        assertThat(p.everything().value("select updated_at from notes where id = 1")).isEqualTo(before);
      }),
      new Rule("updated_at is the database's", p -> {
        p.alice().run("update notes set text = 'later', updated_at = '2001-01-01' where id = 1");
        assertThat(p.everything().value("select updated_at > current_timestamp - interval '1 minute' from notes where id = 1"))
            .isEqualTo("t");
      }));

  private RowRules() {}
}
