// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Audited tables of unusual shapes. */
class AuditTest {

  private Database database;
  private Session owner;
  private Session alice;
  private Session everything;

  @BeforeEach
  void open() throws SQLException {
    database = Database.shared();
    owner = database.owner();
    everything = database.superuser();
    alice = database.runtime().as(Fixture.ALICE);
    everything.run("insert into users (id, email) values ('" + Fixture.ALICE + "', 'alice@example.com')",
        "truncate audit_log");
  }

  @AfterEach
  void close() throws SQLException {
    database.close();
  }

  @Test
  void columnsNamedLikeVariablesAndKeysOfSeveralColumns() throws SQLException {
    owner.run("create table odd (n integer, o text, h text, \"before\" text, after text, changed text, user_id uuid, "
        + "primary key (n, o))", "select shared_db.protect_table('odd', audit => true)");
    alice.run("insert into odd (n, o, h) values (1, 'a', 'x')", "update odd set h = null, changed = 'y'", "delete from odd");
    assertThat(everything.rows("select command, row_key, old_values ->> 'h', new_values ? 'changed' from audit_log order by id"))
        .containsExactly("INSERT|1,a|null|t", "UPDATE|1,a|x|t", "DELETE|1,a|null|null");
  }

  @Test
  void secretsAreNeverKept() throws SQLException {
    owner.run("create table logins (id integer primary key, user_id uuid, name text, password text)",
        "select shared_db.protect_table('logins', audit => true, secret => '{password}')");
    alice.run("insert into logins (id, name, password) values (1, 'a', 'open sesame')",
        "update logins set password = 'open barley'", "update logins set name = 'b', password = 'open rye'",
        "delete from logins");
    assertThat(everything.rows("select command, old_values - 'user_id', new_values - 'user_id' from audit_log order by id"))
        .containsExactly("INSERT|null|{\"id\": \"1\", \"name\": \"a\"}", "UPDATE|{}|{}",
            "UPDATE|{\"name\": \"a\"}|{\"name\": \"b\"}", "DELETE|{\"id\": \"1\", \"name\": \"b\"}|null");
    assertThat(everything.value("select count(*) from audit_log a where a::text like '%open%'")).isEqualTo("0");
  }

  /** Which column is the secret one now, nobody can tell: so that no value is kept until somebody says. */
  @Test
  void secretsAreNotKeptUnderAnotherNameEither() throws SQLException {
    owner.run("create table logins (id integer primary key, user_id uuid, name text, password text, seen integer)",
        "select shared_db.protect_table('logins', audit => true)",
        "select shared_db.audit_table('logins', secret => '{password}', ignored => '{seen}')",
        "alter table logins rename column password to password_hash");
    alice.run("insert into logins (id, password_hash) values (1, 'open sesame'), (2, 'open sesame')",
        "update logins set seen = 1", "update logins set seen = 1 where id = 1",
        "update logins set password_hash = 'open barley'", "update logins set password_hash = 'open rye' where id = 1",
        "delete from logins where id = 1");
    assertThat(everything.rows("select command, row_key, owner_id is not null, old_values, new_values from audit_log "
        + "order by id")).containsExactly("INSERT|1|t|null|null", "INSERT|2|t|null|null", "UPDATE|1|t|null|null",
            "UPDATE|2|t|null|null", "UPDATE|1|t|null|null", "DELETE|1|t|null|null");
    assertThat(everything.value("select count(*) from audit_log a where a::text like '%open%'")).isEqualTo("0");

    everything.run("truncate audit_log");
    owner.run("select shared_db.audit_table('logins', secret => '{password_hash}', ignored => '{seen}')");
    alice.run("update logins set password_hash = 'open oats', name = 'a'");
    assertThat(everything.rows("select new_values from audit_log")).containsExactly("{\"name\": \"a\"}");
  }

  @Test
  void aRenamedTableIsAuditedOnce() throws SQLException {
    owner.run("create table notes (id integer primary key, user_id uuid)",
        "select shared_db.protect_table('notes', audit => true)", "alter table notes rename to papers",
        "select shared_db.protect_table('papers', audit => true)");
    alice.run("insert into papers (id) values (1)", "update papers set id = 2", "delete from papers");
    owner.because("a test").run("truncate papers");
    assertThat(everything.rows("select table_name, command from audit_log order by id")).containsExactly(
        "public.papers|INSERT", "public.papers|UPDATE", "public.papers|DELETE", "public.papers|TRUNCATE");
  }

  @Test
  void aSignInAloneIsNoEntry() throws SQLException {
    alice.run("select shared_db.sign_in('alice@example.com')");
    assertThat(everything.rows("select * from audit_log")).isEmpty();
    alice.run("select shared_db.sign_in('alice@example.com', full_name => 'Alice')");
    assertThat(everything.rows("select command, new_values ->> 'full_name' from audit_log")).containsExactly("UPDATE|Alice");
  }

  @Test
  void whoActsInWhoseName() throws SQLException {
    owner.run("create table notes (id integer primary key, user_id uuid)",
        "select shared_db.protect_table('notes', audit => true)");
    alice.run("select set_config('app.real_user_id', '" + Fixture.BOB + "', true)", "insert into notes values (1)");
    assertThat(everything.rows("select user_id, real_user_id from audit_log"))
        .containsExactly(Fixture.ALICE + "|" + Fixture.BOB);
  }

  @Test
  void partitionedTables() throws SQLException {
    owner.run("create table events (id integer primary key, user_id uuid, text text) partition by range (id)",
        "create table events_1 partition of events for values from (0) to (10)",
        "create table events_2 partition of events for values from (10) to (20)",
        "select shared_db.protect_table('events', audit => true)");
    alice.run("insert into events (id) values (1), (11)", "update events set text = 'x'", "delete from events where id = 11");
    assertThat(everything.rows("select command, row_key from audit_log order by id"))
        .containsExactly("INSERT|1", "INSERT|11", "UPDATE|1", "UPDATE|11", "DELETE|11");
  }

  @Test
  void rowsThatMoveToAnotherPartition() throws SQLException {
    owner.run("create table events (id integer primary key, user_id uuid, text text) partition by range (id)",
        "create table events_1 partition of events for values from (0) to (10)",
        "create table events_2 partition of events for values from (10) to (20)",
        "select shared_db.protect_table('events', audit => true)");
    alice.run("insert into events (id) values (1), (2), (12)", "update events set id = 11 where id = 1",
        "update events set id = 21 - id, text = id where id > 1");
    assertThat(everything.rows("select row_key, old_values ->> 'id', new_values ->> 'text' from audit_log "
        + "where command = 'UPDATE' order by id")).containsExactlyInAnyOrder("11|1|null", "19|2|2", "9|12|12", "10|11|11");
  }

  @Test
  void rowsThatAPartitionSwallows() throws SQLException {
    owner.run("create table events (id integer primary key, user_id uuid, text text) partition by range (id)",
        "create table events_1 partition of events for values from (0) to (10)",
        "create table events_2 partition of events for values from (10) to (20)",
        "create function swallow() returns trigger language plpgsql as 'begin return null; end'",
        "create trigger swallow before insert on events_2 for each row when (new.id = 11) execute function swallow()",
        "select shared_db.protect_table('events', audit => true)");
    alice.run("insert into events (id) values (1), (2), (3)");
    for (String swallowed : new String[] {"id > 0", "id < 3", "id = 1"}) {
      assertThat(alice.refused("update events set id = id + 10 where " + swallowed).message())
          .contains("cannot audit this update of public.events", "swallowed");
    }
    assertThat(everything.rows("select count(*) from events_1")).containsExactly("3");
  }

  /** Old and new are told apart by their place, not by a key. */
  @Test
  void keysThatChangeAndTablesWithoutOne() throws SQLException {
    owner.run("create table places (id integer primary key deferrable, user_id uuid, text text)",
        "select shared_db.protect_table('places', audit => true)", "create table loose (user_id uuid, text text)",
        "select shared_db.protect_table('loose', audit => true)");
    alice.run("insert into places (id, text) values (1, 'a'), (2, 'b'), (3, 'c')", "update places set id = id + 1",
        "update places set id = 9 where id = 4", "insert into loose (text) values ('a'), ('a'), ('b')",
        "update loose set text = text || '!'", "update loose set text = 'c' where text = 'b!'");
    assertThat(everything.rows("select table_name, row_key, old_values, new_values from audit_log where command = 'UPDATE' "
        + "order by id")).containsExactlyInAnyOrder(
            "public.places|2|{\"id\": \"1\"}|{\"id\": \"2\"}", "public.places|3|{\"id\": \"2\"}|{\"id\": \"3\"}",
            "public.places|4|{\"id\": \"3\"}|{\"id\": \"4\"}", "public.places|9|{\"id\": \"4\"}|{\"id\": \"9\"}",
            "public.loose||{\"text\": \"a\"}|{\"text\": \"a!\"}", "public.loose||{\"text\": \"a\"}|{\"text\": \"a!\"}",
            "public.loose||{\"text\": \"b\"}|{\"text\": \"b!\"}", "public.loose||{\"text\": \"b!\"}|{\"text\": \"c\"}");
  }

  /** One row goes a way of its own. */
  @Test
  void secretsAndIgnoredColumnsOfOneRowAndOfMany() throws SQLException {
    owner.run("create table logins (id integer primary key, user_id uuid, name text, password text, seen integer)",
        "select shared_db.protect_table('logins')",
        "select shared_db.audit_table('logins', secret => '{password}', ignored => '{seen}')");
    alice.run("insert into logins (id, name, password) values (1, 'a', 'x'), (2, 'b', 'x'), (3, 'c', 'x')");
    everything.run("truncate audit_log");
    for (String rows : new String[] {"id = 1", "id > 1", "false"}) {
      alice.run("update logins set name = name where " + rows, "update logins set seen = 1 where " + rows,
          "update logins set password = 'y' where " + rows,
          "update logins set name = name || '!', password = 'z', seen = 2 where " + rows);
    }
    assertThat(everything.rows("select row_key, old_values, new_values from audit_log order by id")).containsExactly(
        "1|{}|{}", "1|{\"name\": \"a\"}|{\"name\": \"a!\"}", "2|{}|{}", "3|{}|{}",
        "2|{\"name\": \"b\"}|{\"name\": \"b!\"}", "3|{\"name\": \"c\"}|{\"name\": \"c!\"}");
  }

  @Test
  void columnsNamedLikeVariablesInManyRows() throws SQLException {
    owner.run("create table odd (n integer, o text, h text, number text, old_row text, user_id uuid, primary key (n, o))",
        "select shared_db.protect_table('odd', audit => true)");
    alice.run("insert into odd (n, o) values (1, 'a'), (2, 'b')", "update odd set h = 'x', number = 'y', old_row = 'z'");
    assertThat(everything.rows("select row_key, new_values from audit_log where command = 'UPDATE' order by id"))
        .containsExactly("1,a|{\"h\": \"x\", \"number\": \"y\", \"old_row\": \"z\"}",
            "2,b|{\"h\": \"x\", \"number\": \"y\", \"old_row\": \"z\"}");
  }

  @Test
  void upsertMergeAndCopy() throws SQLException {
    owner.run("create table notes (id integer primary key, user_id uuid, text text)",
        "select shared_db.protect_table('notes', audit => true)");
    alice.run("insert into notes (id) values (1)",
        "insert into notes (id) values (1), (2) on conflict (id) do update set text = 'again'",
        "merge into notes n using (values (2), (3)) v (id) on n.id = v.id when matched then update set text = 'merged' "
            + "when not matched then insert (id) values (v.id)");
    assertThat(everything.rows("select command, row_key from audit_log order by command, row_key"))
        .containsExactly("INSERT|1", "INSERT|2", "INSERT|3", "UPDATE|1", "UPDATE|2");
  }

  @Test
  void aMistypedColumnIsRefused() throws SQLException {
    owner.run("create table notes (id integer primary key, user_id uuid)");
    assertThat(owner.refused("select shared_db.protect_table('notes', audit => true, secret => '{pasword}')").message())
        .contains("notes has no column pasword");
  }
}
