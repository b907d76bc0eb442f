// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.shareddb.it.sql.Session.Refusal;
import java.util.List;

/** What the options of protect_table promise: child tables, soft deletion, shared rows, read-only tables. */
final class KindRules {

  static final List<Rule> ALL = List.of(
      new Rule("a child cannot hang on someone else's parent", p ->
          assertThat(p.bob().refused("insert into files (id, note_id, name) values (13, 1, 'x')"))
              .extracting(Refusal::state).isEqualTo("23503")),
      new Rule("a child cannot move to someone else's parent", p ->
          assertThat(p.bob().refused("update files set note_id = 1")).extracting(Refusal::state).isEqualTo("23503")),
      new Rule("a parent takes its children along, and nobody else's", p -> {
        p.alice().run("delete from notes where id = 1");
        assertThat(p.everything().rows("select id from files order by id")).containsExactly("11", "12");
      }),
      new Rule("a softly deleted row is gone after the transaction", p -> {
        assertThat(p.alice().change("update tasks set deleted_at = current_timestamp where id = 1")).isEqualTo(1);
        assertThat(p.alice().rows("select id from tasks")).containsExactly("2");
        assertThat(p.everything().rows("select id from tasks where deleted_at is not null")).containsExactly("1");
      }),
      new Rule("soft deletion has the time of the database, whatever the client's clock says", p -> {
        assertThat(p.alice().change("update tasks set deleted_at = current_timestamp - interval '1 hour' where id = 1"))
            .isEqualTo(1);
        assertThat(p.alice().change("update tasks set deleted_at = current_timestamp + interval '1 hour' where id = 2"))
            .isEqualTo(1);
        assertThat(p.alice().rows("select id from tasks")).isEmpty();
        assertThat(p.everything().rows("select id from tasks where deleted_at between current_timestamp - interval '1 minute' "
            + "and current_timestamp order by id")).containsExactly("1", "2");
      }),
      new Rule("system work says itself when a row was softly deleted", p -> {
        p.owner().because("a test").run("update tasks set deleted_at = '2001-02-03' where id = 1");
        assertThat(p.everything().rows("select id from tasks where deleted_at = '2001-02-03'")).containsExactly("1");
      }),
      new Rule("a softly deleted row stays deleted", p -> {
        p.alice().run("update tasks set deleted_at = current_timestamp where id = 1");
        assertThat(p.alice().change("update tasks set deleted_at = null")).isEqualTo(1);
        assertThat(p.everything().rows("select id from tasks where deleted_at is not null")).containsExactly("1");
      }),
      new Rule("soft deletion meets no row of others", p ->
          assertThat(p.bob().change("update tasks set deleted_at = current_timestamp")).isEqualTo(2)),
      new Rule("rows for soft deletion cannot be deleted", p ->
          assertThat(p.alice().refused("delete from tasks")).extracting(Refusal::state).isEqualTo("42501")),
      new Rule("a row without an owner is read by everyone who is signed in", p -> {
        assertThat(p.alice().rows("select id from places order by id")).containsExactly("1", "2", "21");
        assertThat(p.bob().rows("select id from places order by id")).containsExactly("11", "12", "21");
        assertThat(p.app().rows("select id from places")).isEmpty();
      }),
      new Rule("a row without an owner is nobody's to change", p -> {
        assertThat(p.alice().change("update places set name = 'mine' where id = 21")).isZero();
        assertThat(p.alice().change("update places set name = 'blind'")).isEqualTo(2);
        assertThat(p.alice().change("delete from places")).isEqualTo(2);
      }),
      new Rule("nobody makes a row without an owner", p -> {
        assertThat(p.alice().refused("insert into places values (22, null, 'x')"))
            .extracting(Refusal::state).isEqualTo("42501");
        assertThat(p.app().refused("insert into places (id, name) values (23, 'x')"))
            .extracting(Refusal::state).isEqualTo("42501");
      }),
      new Rule("a read-only table is read, and nothing else", p -> {
        assertThat(p.alice().rows("select id from invoices")).containsExactly("1");
        for (String sql : List.of("insert into invoices (id, total) values (3, 1)", "update invoices set total = 0",
            "delete from invoices")) {
          assertThat(p.alice().refused(sql)).extracting(Refusal::state).isEqualTo("42501");
        }
      }));

  private KindRules() {}
}
