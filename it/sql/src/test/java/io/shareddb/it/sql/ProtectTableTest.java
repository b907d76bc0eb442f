// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What protect_table makes of tables of every shape. */
class ProtectTableTest {

  private static final String OWNED = "id integer primary key, user_id uuid not null references users";

  private Database database;
  private Session owner;
  private Session alice;
  private Session bob;

  @BeforeEach
  void open() throws SQLException {
    database = Database.shared();
    owner = database.owner();
    alice = database.runtime().as(Fixture.ALICE);
    bob = alice.as(Fixture.BOB);
    database.superuser().run("insert into users (id, email) values ('" + Fixture.ALICE + "', 'alice@example.com'), ('"
        + Fixture.BOB + "', 'bob@example.com')");
  }

  @AfterEach
  void close() throws SQLException {
    database.close();
  }

  @Test
  void againIsNoChange() throws SQLException {
    String[] calls = {
      "select shared_db.protect_table('plain')",
      "select shared_db.protect_table('child', parent => 'plain')",
      "select shared_db.protect_table('shared', shared_rows => true)"
    };
    owner.run("create table plain (" + OWNED + ", updated_at timestamptz)",
        "create table child (" + OWNED + ", plain_id integer references plain on delete set null)",
        "create table shared (id serial primary key, user_id uuid)");
    owner.run(calls);
    List<String> once = Catalog.of(database);
    owner.run(calls);
    assertThat(Catalog.of(database)).isEqualTo(once);
  }

  /** What nobody owns is everybody's to read there, so that the rows of whoever leaves have to go with them. */
  @Test
  void sharedRowsThatLoseTheirOwnerAreRefused() throws SQLException {
    for (String action : List.of("set null", "set default")) {
      owner.run("create table tags (id integer, user_id uuid references users on delete " + action + ")");
      assertThat(owner.refused("select shared_db.protect_table('tags', shared_rows => true)").message()).as(action)
          .contains("with their owner, rows of public.tags would become everybody's");
      owner.run("select shared_db.protect_table('tags')", "drop table tags");
    }
    owner.run("create table tags (id integer, user_id uuid references users on delete cascade)",
        "select shared_db.protect_table('tags', shared_rows => true)");
  }

  @Test
  void takesOverWhatTheOldReadmeSaid() throws SQLException {
    owner.run("create table notes (" + OWNED + ")",
        "alter table notes enable row level security",
        "create policy own_notes on notes for select using (user_id = current_setting('app.user_id', true)::uuid)",
        "grant all on notes to shared_db_app");
    database.superuser().run("insert into notes values (1, '" + Fixture.ALICE + "'), (2, '" + Fixture.BOB + "')");
    assertThat(alice.rows("select id from notes")).containsExactly("1");
    assertThat(alice.as("").refused("select id from notes").state()).isEqualTo("22P02");

    owner.run("select shared_db.protect_table('notes')");
    assertThat(owner.rows("select polname from pg_policy where polrelid = 'notes'::regclass order by polname"))
        .containsExactly("notes_delete_own", "notes_insert_own", "notes_owner", "notes_select_own", "notes_system",
            "notes_update_own");
    assertThat(alice.as("").rows("select id from notes")).isEmpty();
    assertThat(alice.change("delete from notes")).isEqualTo(1);
    assertThat(alice.refused("truncate notes").state()).isEqualTo("42501");
  }

  @Test
  void partitionsAreClosedAndTheirParentIsOpen() throws SQLException {
    owner.run("create table events (id integer, user_id uuid not null, primary key (id)) partition by range (id)",
        "create table events_1 partition of events for values from (0) to (10)",
        "create table events_2 partition of events for values from (10) to (20) partition by range (id)",
        "create table events_2a partition of events_2 for values from (10) to (20)",
        "grant select on events_1, events_2a to shared_db_app",
        "select shared_db.protect_table('events')");
    alice.run("insert into events (id) values (1), (11)");
    bob.run("insert into events (id) values (2), (12)");
    assertThat(alice.rows("select id from events order by id")).containsExactly("1", "11");
    for (String partition : List.of("events_1", "events_2", "events_2a")) {
      assertThat(alice.refused("select * from " + partition).state()).describedAs(partition).isEqualTo("42501");
      assertThat(owner.refused("select * from " + (partition.equals("events_2") ? "events" : partition)).message())
          .describedAs(partition).contains("as_system");
    }
    owner.run("grant select on events_1 to shared_db_app"); // by mistake: row security still closes it
    assertThat(alice.rows("select * from events_1")).isEmpty();
    owner.run("create table events_3 partition of events for values from (20) to (30)");
    String problems = "select problems from shared_db.protected_tables where table_name = 'events'::regclass";
    assertThat(owner.value(problems)).contains("partition events_3 is open: run protect_table again");
    owner.run("select shared_db.protect_table('events')");
    assertThat(owner.value(problems)).isEqualTo("{}");
    assertThat(owner.refused("select shared_db.protect_table('events_1')").message()).contains("Protect public.events instead");
  }

  @Test
  void heirsAreClosedToo() throws SQLException {
    owner.run("create table things (" + OWNED + ")", "create table books () inherits (things)",
        "grant select on books to shared_db_app", "select shared_db.protect_table('things')");
    database.superuser().run("insert into books values (1, '" + Fixture.ALICE + "'), (2, '" + Fixture.BOB + "')");
    assertThat(alice.rows("select id from things")).containsExactly("1");
    assertThat(alice.refused("select id from books").state()).isEqualTo("42501");
  }

  @Test
  void namesThatNeedQuotesAndOtherSchemas() throws SQLException {
    owner.run("create schema \"My App\"", "grant usage on schema \"My App\" to shared_db_app",
        "create table \"My App\".\"order\" (id integer generated always as identity, \"User\" uuid, name text, "
            + "own text, target text, owner_column text, other text, parent text, audit text, secret text, alive text, "
            + "read_only text, sequence text)",
        "select shared_db.protect_table('\"My App\".\"order\"', owner_column => 'User')");
    alice.run("insert into \"My App\".\"order\" (name) values ('a')");
    assertThat(alice.rows("select id, name from \"My App\".\"order\"")).containsExactly("1|a");
    assertThat(bob.rows("select id, name from \"My App\".\"order\"")).isEmpty();
  }

  /** Each name of the catalogs that a table may bear as well, and each option on such a table. */
  @Test
  void namesOfVariablesAsTablesAndColumns() throws SQLException {
    owner.run("create table target (name integer primary key, owner_column uuid not null references users, key text)",
        "create table name (own integer primary key, target uuid not null references users, parent integer references target, "
            + "soft_delete timestamptz, h text, updated_at timestamptz)",
        "select shared_db.protect_table('target', owner_column => 'owner_column', audit => true)",
        "select shared_db.protect_table('name', owner_column => 'target', parent => 'target', soft_delete => 'soft_delete', "
            + "audit => true, secret => array['h'])");
    alice.run("insert into target (name) values (1)", "insert into name (own, parent, h) values (1, 1, 'x')",
        "update name set soft_delete = current_timestamp");
    assertThat(alice.rows("select own from name")).isEmpty();
    assertThat(bob.refused("insert into name (own, parent) values (2, 1)").state()).isEqualTo("23503");
    assertThat(alice.rows("select table_name, command, row_key from audit_log where table_name <> 'public.users' order by id"))
        .containsExactly("public.target|INSERT|1", "public.name|INSERT|1", "public.name|UPDATE|1");
  }

  @Test
  void serialColumnsCanBeFilled() throws SQLException {
    owner.run("create table notes (id serial primary key, user_id uuid)", "select shared_db.protect_table('notes')");
    alice.run("insert into notes default values");
    assertThat(alice.rows("select id from notes")).containsExactly("1");
  }

  @Test
  void whatCannotBeProtectedIsRefusedWithTheCure() throws SQLException {
    owner.run("create table plain (id integer)", "create table texts (user_id text)", "create view seen as select 1 as user_id",
        "create materialized view kept as select 1 as user_id", "create table \"Camel\" (user_id uuid)",
        "create table " + "a".repeat(46) + " (user_id uuid)", "create sequence counter",
        "create table child (id integer, user_id uuid, plain_id integer)");
    database.superuser().run("create foreign data wrapper nowhere", "create server nowhere foreign data wrapper nowhere",
        "create foreign table far (user_id uuid) server nowhere", "alter foreign table far owner to company_owner",
        "create table events (id integer, user_id uuid) partition by range (id)",
        "create foreign table events_far partition of events for values from (0) to (9) server nowhere",
        "alter table events owner to company_owner", "alter foreign table events_far owner to company_owner");
    refuses("'far'", "far is no table", "revoke all rights");
    refuses("'events_far'", "is a partition", "Protect public.events");
    refuses("'events'", "events_far is a foreign table below public.events", "detach partition");
    refuses("'plain'", "plain has no column user_id", "add column user_id uuid");
    refuses("'texts'", "is text, but ids of users are uuid", "using user_id::uuid");
    refuses("'seen'", "is a view", "security_invoker");
    refuses("'kept'", "is no table", "revoke");
    refuses("'\"Camel\"'", "snake_case", "rename");
    refuses("'" + "a".repeat(46) + "'", "at most 45", "rename");
    refuses("'counter'", "is no table", "");
    refuses("'users'", "not a table of an application", "");
    refuses("'shared_db.identities'", "not a table of an application", "");
    refuses("'pg_class'", "not a table of an application", "");
    refuses("null", "no table was named", "");
    refuses("'child', parent => 'plain'", "the parent public.plain is not protected", "protect_table('public.plain')");
    refuses("'child', soft_delete => 'deleted_at'", "no column deleted_at", "add column deleted_at");
    refuses("'child', owner_column => 'plain_id'", "is integer", "");
    assertThat(owner.refused("create temporary table mine (user_id uuid)",
        "select shared_db.protect_table('mine')").message()).contains("temporary");
    assertThat(owner.rows("select polrelid from pg_policy where polrelid::regclass::text in ('child', 'plain')")).isEmpty();
  }

  @Test
  void childrenOfOthersParentsAreFoundAtOnce() throws SQLException {
    owner.run("create table plain (" + OWNED + ")", "select shared_db.protect_table('plain')",
        "create table child (" + OWNED + ", plain_id integer)");
    refuses("'child', parent => 'plain'", "has 0 foreign keys", "add foreign key");
    owner.run("alter table child add foreign key (plain_id) references plain on delete cascade");
    database.superuser().run("insert into plain values (1, '" + Fixture.ALICE + "')",
        "insert into child values (1, '" + Fixture.BOB + "', 1)");
    refuses("'child', parent => 'plain'", "belong to another user than their parents", "correct or delete them");
    database.superuser().run("update child set user_id = '" + Fixture.ALICE + "'");
    owner.run("select shared_db.protect_table('child', parent => 'plain')");
    assertThat(owner.value("select pg_get_constraintdef(oid) from pg_constraint where conname = 'child_plain_id_fkey'"))
        .isEqualTo("FOREIGN KEY (user_id, plain_id) REFERENCES plain(user_id, id) ON DELETE CASCADE");
    assertThat(owner.refused("select * from child").message()).contains("as_system"); // the reason did not stay
  }

  @Test
  void theKeyToTheParentKeepsItsTerms() throws SQLException {
    owner.run("create table plain (" + OWNED + ")", "select shared_db.protect_table('plain')");
    for (String terms : List.of("ON UPDATE CASCADE ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED",
        "ON UPDATE RESTRICT ON DELETE CASCADE DEFERRABLE", "ON UPDATE CASCADE ON DELETE SET NULL (plain_id)")) {
      String declared = terms.replace(" (plain_id)", "");
      owner.run("create table child (" + OWNED + ", plain_id integer references plain " + declared + ")",
          "select shared_db.protect_table('child', parent => 'plain')");
      assertThat(owner.value("select pg_get_constraintdef(oid) from pg_constraint where conrelid = 'child'::regclass "
          + "and confrelid = 'plain'::regclass"))
          .isEqualTo("FOREIGN KEY (user_id, plain_id) REFERENCES plain(user_id, id) " + terms);
      owner.run("drop table child");
    }
    owner.run("create table child (" + OWNED + ", plain_id integer references plain on update set null)");
    refuses("'child', parent => 'plain'", "would take the row's owner", "ON UPDATE CASCADE");
  }

  /** The first statement of a transaction, by a clock that is behind. */
  @Test
  void softDeletionByTheClientsClock() throws SQLException {
    String late = " = current_timestamp - interval '1 second' where id = ";
    owner.run("create table tasks (" + OWNED + ", \"Gone\" timestamptz, text text) partition by range (id)",
        "create table tasks_1 partition of tasks for values from (0) to (10)",
        "select shared_db.protect_table('tasks', soft_delete => 'Gone')");
    alice.run("insert into tasks (id) values (1), (2), (3), (4)");
    assertThat(alice.change("update tasks set text = 'x', \"Gone\"" + late + "1")).isEqualTo(1);
    assertThat(alice.rows("select id from tasks order by id")).containsExactly("2", "3", "4");
    assertThat(database.superuser().rows("select text, user_id from tasks where \"Gone\" is not null"))
        .containsExactly("x|" + Fixture.ALICE);

    owner.run("alter table tasks rename \"Gone\" to gone_at");
    assertThat(alice.change("update tasks set gone_at" + late + "2")).isEqualTo(1);
    owner.run("alter table tasks rename to jobs", "select shared_db.protect_table('jobs', soft_delete => 'gone_at')");
    assertThat(alice.change("update jobs set gone_at" + late + "3")).isEqualTo(1);
    assertThat(alice.rows("select id from jobs")).containsExactly("4");

    owner.run("select shared_db.protect_table('jobs')", "alter table jobs drop column gone_at",
        "alter table jobs add column gone_at timestamptz", "select shared_db.protect_table('jobs', soft_delete => 'gone_at')",
        "select shared_db.unprotect_table('jobs')", "alter table jobs drop column gone_at");
  }

  @Test
  void theTimeOfTheLastChangeIsKeptInColumnsOfTimesOnly() throws SQLException {
    owner.run("create domain moment as timestamptz");
    for (String type : List.of("timestamptz", "timestamp", "timestamp(3)", "date", "moment")) {
      owner.run("create table plain (" + OWNED + ", text text, updated_at " + type + ")",
          "select shared_db.protect_table('plain')");
      alice.run("insert into plain (id) values (1)", "update plain set text = 'x'");
      assertThat(alice.rows("select id from plain where updated_at is not null")).as(type).containsExactly("1");
      owner.run("drop table plain");
    }
    for (String type : List.of("bigint", "numeric", "text", "jsonb", "interval")) {
      owner.run("create table plain (" + OWNED + ", text text, updated_at " + type + ")",
          "select shared_db.protect_table('plain')");
      alice.run("insert into plain (id) values (1)", "update plain set text = 'x'");
      assertThat(alice.rows("select id from plain where updated_at is null")).as(type).containsExactly("1");
      owner.run("drop table plain");
    }
  }

  /** A name that PostgreSQL gave already: to a partial index, and to one that was never finished. */
  @Test
  void anIndexOfTheSameNameIsNotInTheWay() throws SQLException {
    String usable = "select count(*) from pg_index where indrelid = 'plain'::regclass and indpred is null and indisvalid "
        + "and indnatts = 1 and not indisprimary";
    owner.run("create table plain (" + OWNED + ")", "create index on plain (user_id) where id > 0",
        "select shared_db.protect_table('plain')");
    assertThat(owner.value(usable)).isEqualTo("1");
    owner.run("drop table plain", "create table plain (" + OWNED + ")", "create index on plain (user_id)");
    database.superuser().run("update pg_index set indisvalid = false where indexrelid = 'plain_user_id_idx'::regclass");
    owner.run("select shared_db.protect_table('plain')", "select shared_db.protect_table('plain')");
    assertThat(owner.value(usable)).isEqualTo("1");
  }

  @Test
  void aChildWithTwoKeysToItsParentIsToldHow() throws SQLException {
    owner.run("create table notes (" + OWNED + ")", "select shared_db.protect_table('notes')", "create table links (" + OWNED
        + ", from_note integer references notes on delete cascade, to_note integer references notes)");
    refuses("'links', parent => 'notes'", "has 2 foreign keys", "Leave parent out, and give each key the owner: "
        + "alter table public.notes add unique (user_id, …); alter table public.links drop constraint …, "
        + "add foreign key (user_id, …) references public.notes (user_id, …);");
    owner.run("alter table notes add unique (user_id, id)", "alter table links drop constraint links_from_note_fkey, "
        + "add foreign key (user_id, from_note) references notes (user_id, id) on delete cascade",
        "alter table links drop constraint links_to_note_fkey, "
        + "add foreign key (user_id, to_note) references notes (user_id, id)", "select shared_db.protect_table('links')");
    alice.run("insert into notes (id) values (1), (2)", "insert into links (id, from_note, to_note) values (1, 1, 2)");
    bob.run("insert into notes (id) values (11)");
    assertThat(bob.refused("insert into links (id, from_note, to_note) values (2, 11, 2)").state()).isEqualTo("23503");
    refuses("'links', parent => 'notes'", "has 2 foreign keys", "Leave parent out");
  }

  @Test
  void onlyTheOwnerProtectsAndUnprotects() throws SQLException {
    owner.run("create table plain (" + OWNED + ")", "select shared_db.protect_table('plain')");
    assertThat(alice.refused("select shared_db.unprotect_table('plain')").state()).isEqualTo("42501");
    assertThat(alice.refused("select shared_db.protect_table('plain', read_only => true)").state()).isEqualTo("42501");
    alice.run("insert into plain (id) values (1)");
    owner.run("select shared_db.unprotect_table('plain')");
    assertThat(alice.refused("select * from plain").state()).isEqualTo("42501"); // closed, not open
    assertThat(owner.rows("select id from plain")).containsExactly("1");
    assertThat(owner.refused("select shared_db.unprotect_table('plain')").message()).contains("not protected");
    assertThat(owner.refused("select shared_db.unprotect_table('users')").message()).contains("stays protected");
  }

  @Test
  void aNewOwnerIsToldToProtectAgain() throws SQLException {
    owner.run("create table plain (" + OWNED + ")", "select shared_db.protect_table('plain')");
    database.superuser().run("drop role if exists new_owner", "create role new_owner",
        "grant create on schema public to new_owner", "alter table plain owner to new_owner");
    try {
      assertThat(owner.value("select problems from shared_db.protected_tables where table_name = 'plain'::regclass"))
          .contains("run protect_table again");
      database.superuser().run("select shared_db.protect_table('plain')");
      assertThat(owner.value("select problems from shared_db.protected_tables where table_name = 'plain'::regclass"))
          .isEqualTo("{}");
      assertThat(database.superuser().<String>inTransaction(s -> {
        s.execute("set local role new_owner");
        s.execute("select set_config('shared_db.system', 'a test', true)");
        return Session.rows(s, "select count(*) from plain").get(0);
      })).isEqualTo("0");
    } finally {
      database.superuser().run("alter table plain owner to company_owner",
          "revoke create on schema public from new_owner", "drop owned by new_owner", "drop role new_owner");
    }
  }

  private void refuses(String arguments, String message, String cure) {
    Session.Refusal refusal = owner.refused("select shared_db.protect_table(" + arguments + ")");
    assertThat(refusal.message()).contains(message).contains(cure);
  }
}
