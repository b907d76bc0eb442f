// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.shareddb.it.sql.Session.Refusal;
import java.util.List;

/** What holds for the owner, whose tables they are, and for what runs in the owner's name. */
final class OwnerRules {

  static final List<Rule> ALL = List.of(
      new Rule("the owner gives a reason, or gets an error that names the cure", p -> {
        for (String sql : List.of("select count(*) from notes", "update notes set text = 'x'", "delete from notes",
            "insert into notes (id, user_id, text) values (7, '" + Fixture.ALICE + "', 'x')",
            "create table copied as select * from notes", "select count(*) from users")) {
          assertThat(p.owner().refused(sql)).describedAs(sql)
              .matches(r -> r.message().contains("shared_db.as_system")).extracting(Refusal::state).isEqualTo("42501");
        }
      }),
      new Rule("the owner with a reason meets every row", p -> {
        assertThat(p.owner().<Integer>inTransaction(s -> {
          s.execute("select shared_db.as_system('a test')");
          return s.executeUpdate("update notes set text = 'by the owner'");
        })).isEqualTo(4);
        assertThat(p.owner().because("a test").value("select count(*) from users")).isEqualTo("2");
      }),
      new Rule("the reason ends with the transaction", p -> {
        p.owner().run("select shared_db.as_system('a test')");
        assertThat(p.owner().refused("select count(*) from notes")).extracting(Refusal::state).isEqualTo("42501");
      }),
      new Rule("a reason must be one", p ->
          assertThat(p.owner().refused("select shared_db.as_system(' ')")).extracting(Refusal::state).isEqualTo("22023")),
      new Rule("an application gains nothing by a reason", p -> {
        assertThat(p.app().because("me too").rows("select id from notes")).isEmpty();
        assertThat(p.alice().<List<String>>inTransaction(s -> {
          s.execute("select shared_db.as_system('me too')");
          return Session.rows(s, "select id from notes order by id");
        })).containsExactly("1", "2");
      }),
      new Rule("a definer function of the owner cannot be talked into every row", p -> {
        p.owner().run("create function counted() returns bigint language sql security definer "
            + "set search_path = public, pg_temp as 'select count(*) from notes'");
        assertThat(p.alice().<List<String>>inTransaction(s -> {
          s.execute("select set_config('shared_db.system', 'forged', true)");
          return Session.rows(s, "select counted()");
        })).containsExactly("2");
      }),
      new Rule("a view of the owner cannot be talked into every row", p -> {
        p.owner().run("create view seen as select * from notes", "grant select on seen to shared_db_app");
        assertThat(p.alice().rows("select id from seen order by id")).containsExactly("1", "2");
        assertThat(p.app().because("forged").rows("select id from seen")).isEmpty();
      }),
      new Rule("the owner's foreign key sees the rows that it checks", p -> {
        p.everything().run("insert into notes (id, user_id, text) values (50, '" + Fixture.ALICE + "', 'x')",
            "create table replies (id integer primary key, note_id integer)",
            "alter table replies owner to " + io.shareddb.it.EmbeddedDatabase.OWNER,
            "insert into replies values (1, 50)");
        assertThat(p.owner().refused("alter table replies add foreign key (note_id) references notes"))
            .matches(r -> r.message().contains("as_system"));
        p.owner().because("a new key").run("alter table replies add foreign key (note_id) references notes");
      }),
      new Rule("the owner's foreign key does not declare dangling rows valid", p -> {
        p.everything().run("create table topics (id integer primary key)",
            "alter table topics owner to " + io.shareddb.it.EmbeddedDatabase.OWNER);
        p.owner().run("alter table notes add column topic integer default 77");
        assertThat(p.owner().refused("alter table notes add foreign key (topic) references topics"))
            .extracting(Refusal::state).isEqualTo("42501");
        assertThat(p.owner().because("a new key").refused("alter table notes add foreign key (topic) references topics"))
            .extracting(Refusal::state).isEqualTo("23503");
      }),
      new Rule("the owner's validation of a key checks every row, or is an error", p -> {
        p.everything().run("create table topics (id integer primary key)",
            "alter table topics owner to " + io.shareddb.it.EmbeddedDatabase.OWNER);
        p.owner().run("alter table notes add column topic integer default 77",
            "alter table notes add constraint notes_topic_fkey foreign key (topic) references topics not valid");
        String validate = "alter table notes validate constraint notes_topic_fkey";
        assertThat(p.owner().refused(validate)).extracting(Refusal::state).isEqualTo("42501");
        assertThat(p.owner().because("validation").refused(validate)).extracting(Refusal::state).isEqualTo("23503");
      }),
      new Rule("the owner's checks and indexes hold for every row, without a reason", p -> {
        assertThat(p.owner().refused("alter table notes add check (id < 12)")).extracting(Refusal::state).isEqualTo("23514");
        assertThat(p.owner().refused("create unique index on notes (user_id)")).extracting(Refusal::state).isEqualTo("23505");
        assertThat(p.alice().<List<String>>inTransaction(s -> {
          s.execute("set local enable_seqscan = off");
          s.execute("set local enable_bitmapscan = off");
          return Session.rows(s, "select id from notes where user_id = '" + Fixture.ALICE + "' order by id");
        })).containsExactly("1", "2");
      }),
      new Rule("the owner's cascade takes everyone's rows, with a reason", p -> {
        assertThat(p.owner().refused("delete from notes where id = 1")).extracting(Refusal::state).isEqualTo("42501");
        p.owner().because("a request").run("delete from notes where id in (1, 11)");
        assertThat(p.everything().rows("select id from files")).isEmpty();
      }),
      new Rule("a system login works with a reason, and not without", p -> {
        assertThat(p.system().because("nightly").value("select count(*) from notes")).isEqualTo("4");
        assertThat(p.system().because("nightly").change("update notes set text = 'nightly'")).isEqualTo(4);
        assertThat(p.system().refused("select count(*) from notes")).matches(r -> r.message().contains("as_system"))
            .extracting(Refusal::state).isEqualTo("42501");
        assertThat(p.system().as(Fixture.ALICE).rows("select id from notes order by id")).containsExactly("1", "2");
      }));

  private OwnerRules() {}
}
