// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.shareddb.RlsContext;
import io.shareddb.internal.config.Key;
import io.shareddb.internal.config.Settings;
import io.shareddb.internal.datasource.Doors;
import io.shareddb.internal.datasource.OwnerConnections;
import io.shareddb.internal.migration.Migrator;
import io.shareddb.it.EmbeddedDatabase;
import io.shareddb.it.module.Config;
import io.shareddb.it.module.Databases;
import java.sql.Connection;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the canary sees by asking, whatever the policies' texts say. */
class CanaryTest {

  private static final UUID ANN = UUID.fromString("aaaaaaaa-0000-4000-8000-000000000001");

  private static String database;

  @BeforeAll
  static void migrate() throws Exception {
    database = Databases.empty("canary");
    Settings settings = Config.of(database).read();
    new Migrator(settings, OwnerConnections.of(settings), CanaryTest.class.getClassLoader()).run();
    Databases.server().asSuperuser(database, "insert into users (id, email) values ('" + ANN + "', 'ann@example.com')");
  }

  /** A protected table with a row of Ann's and one that everybody who is signed in may read. */
  @BeforeEach
  void protect() {
    asOwner("create table notes (id uuid primary key default uuid_generate_v4(), user_id uuid, text text not null default '')",
        "select shared_db.protect_table('notes', shared_rows => true)");
    Databases.server().asSuperuser(database, "insert into notes (user_id) values ('" + ANN + "'), (null)");
  }

  @AfterEach
  void drop() {
    Databases.server().asSuperuser(database, "drop table notes cascade");
  }

  @ParameterizedTest
  @ValueSource(strings = {"first-statement", "separate"})
  void seesNothingWhereTablesAreProtectedAndLeavesNothing(String wire) throws Exception {
    asOwner("create table letters (id serial primary key, author uuid not null, text text not null)",
        "select shared_db.protect_table('letters', owner_column => 'author')");
    Config config = Config.of(database).with(Key.WIRE, wire);
    try (Connection door = Doors.open(config.read())) {
      Examination seen = askAll(door);
      assertThat(seen.findings()).isEmpty();
      assertThat(seen.checks()).isEqualTo(3);
      assertThat(door.getAutoCommit()).isTrue();
      assertThat(Databases.value(door, "select current_user")).isEqualTo(EmbeddedDatabase.RUNTIME);
      assertThat(Databases.value(door, "select count(*) from pg_locks where pid = pg_backend_pid()"
          + " and locktype = 'relation' and relation >= 16384")).isEqualTo("0");
    } finally {
      asOwner("drop table letters");
    }
    assertThat(Databases.rows(database, "select count(*) from notes")).containsExactly("2");
  }

  @Test
  void asksTheUsersToo() throws Exception {
    asOwner("create policy wide on users for select using (true)");
    try {
      assertThat(ask()).extracting(Finding::where).containsExactly("public.users: an unknown user sees rows",
          "public.users: nobody sees rows");
    } finally {
      asOwner("drop policy wide on users");
    }
  }

  @Test
  void rowsThatEverybodySeesAreRefusedUntilTheCureIsPasted() throws Exception {
    asOwner("create policy wide on notes for select using (true)");
    List<Finding> findings = ask();
    assertThat(findings).extracting(Finding::where).containsExactly("public.notes: an unknown user sees rows",
        "public.notes: nobody sees rows");
    assertThat(findings).extracting(finding -> finding.check().code()).containsOnly("SDB-3301");
    paste(findings);
    Databases.server().asSuperuser(database, "delete from notes where user_id is null");
    assertThat(ask()).isEmpty();
  }

  @Test
  void theCureLeavesTheTablesTheirOptions() throws Exception {
    String policiesAndRights = "select relname, relacl, (select string_agg(polname || pg_get_expr(polqual, c.oid), ' '"
        + " order by polname) from pg_policy where polrelid = c.oid) from pg_class as c"
        + " where relname in ('invoices', 'notes') order by relname";
    asOwner("create table invoices (id int, user_id uuid not null, text text not null default '', gone timestamptz)",
        "select shared_db.protect_table('invoices', read_only => true, soft_delete => 'gone')");
    List<String> before = Databases.rows(database, policiesAndRights);
    asOwner("create policy wide on invoices for select using (true)", "create policy wide on notes for select using (true)");
    Databases.server().asSuperuser(database, "insert into invoices (user_id) values ('" + ANN + "')");
    try {
      List<Finding> findings = ask();
      assertThat(findings).extracting(Finding::cure).containsOnly(
          "select shared_db.protect_table('public.invoices', read_only => true, soft_delete => 'gone');",
          "select shared_db.protect_table('public.notes', shared_rows => true);");
      paste(findings);
      assertThat(Databases.rows(database, policiesAndRights)).isEqualTo(before);
    } finally {
      asOwner("drop table invoices");
    }
  }

  @Test
  void rowsThatOnlyNobodySeesAreFound() throws Exception {
    asOwner("create policy careless on notes for select using ((select shared_db.current_user_id()) is null)");
    assertThat(ask()).extracting(Finding::where).containsExactly("public.notes: nobody sees rows");
  }

  @Test
  void aRowForSomebodyElseIsRefusedUntilTheCureIsPasted() throws Exception {
    asOwner("create policy wide on notes for insert with check (user_id is not null)");
    List<Finding> findings = ask();
    assertThat(findings).extracting(Finding::where).containsExactly(
        "public.notes: an unknown user inserted a row for somebody else",
        "public.notes: nobody inserted a row for somebody else");
    assertThat(findings).extracting(finding -> finding.check().code()).containsOnly("SDB-3302");
    assertThat(Databases.rows(database, "select count(*) from notes")).containsExactly("2");
    paste(findings);
    assertThat(ask()).filteredOn(finding -> finding.check().code().equals("SDB-3302")).isEmpty();
  }

  @Test
  void theRefusalOfAPolicyComesBeforeThatOfAMissingValue() throws Exception {
    Databases.server().asSuperuser(database, "delete from notes");
    asOwner("alter table notes add column kind text not null", "alter table notes add foreign key (user_id) references users");
    assertThat(ask()).isEmpty();
    asOwner("create policy wide on notes for insert with check (true)");
    assertThat(ask()).extracting(Finding::where).first().asString()
        .startsWith("public.notes: INSERT as an unknown user for somebody else ended in 23502 (");
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "(id int, user_id uuid, day date not null) partition by range (day);"
          + " create table p1 partition of parted for values from (minvalue) to ('2026-01-01');"
          + " create table p2 partition of parted for values from ('2026-01-01') to ('2027-01-01')",
      "(id int, user_id uuid, kind text not null) partition by list (kind);"
          + " create table p1 partition of parted for values in ('it''s, (a)', 'b')",
      "(id int, user_id uuid not null, kind text, size int) partition by list (kind);"
          + " create table p1 partition of parted for values in ('a') partition by range (size, id);"
          + " create table p2 partition of p1 for values from (-5, 2) to (7, 1)",
      "(id int, user_id uuid not null) partition by list (user_id);"
          + " create table p1 partition of parted for values in ('aaaaaaaa-0000-4000-8000-000000000001')",
      "(id int, user_id uuid not null) partition by hash (user_id);"
          + " create table p1 partition of parted for values with (modulus 1, remainder 0)"})
  void aPartitionedTableGetsARowThatFits(String table) throws Exception {
    asOwner("create table parted " + table, "select shared_db.protect_table('parted')");
    try {
      assertThat(ask()).isEmpty();
      asOwner("create policy wide on parted for insert with check (true)");
      assertThat(ask()).extracting(Finding::where).containsExactly(
          "public.parted: an unknown user inserted a row for somebody else",
          "public.parted: nobody inserted a row for somebody else");
    } finally {
      asOwner("drop table parted");
    }
  }

  @Test
  void whereNoRowIsSureToFitNothingIsProved() throws Exception {
    asOwner("create table parted (user_id uuid, day date) partition by range (day)",
        "create table p1 partition of parted for values from (minvalue) to ('2026-01-01')",
        "select shared_db.protect_table('parted')");
    try {
      assertThat(ask()).extracting(Finding::where).hasSize(2)
          .allMatch(where -> where.startsWith("public.parted: INSERT as ") && where.contains("ended in 23514"));
    } finally {
      asOwner("drop table parted");
    }
  }

  @Test
  void takesNoNumberFromASequence() throws Exception {
    asOwner("create table numbered (a serial, b bigserial, c smallint generated always as identity,"
        + " d int generated by default as identity, user_id uuid)", "select shared_db.protect_table('numbered')");
    try {
      assertThat(ask()).isEmpty();
      asOwner("create policy wide on numbered for insert with check (true)");
      assertThat(ask()).hasSize(2).allMatch(finding -> finding.check().code().equals("SDB-3302"));
      assertThat(Databases.rows(database, "select count(*) from pg_sequences where sequencename like 'numbered%'"
          + " and last_value is null")).containsExactly("4");
    } finally {
      asOwner("drop table numbered");
    }
  }

  @Test
  void anotherErrorProvesNothing() throws Exception {
    asOwner("create function no() returns trigger language plpgsql as 'begin raise exception ''not today''; end'",
        "create trigger no before insert on notes for each row execute function no()");
    try {
      List<Finding> findings = ask();
      assertThat(findings).hasSize(2).allMatch(finding -> finding.check().code().equals("SDB-3303"));
      assertThat(findings.get(0).where()).contains("ended in P0001 (not today)");
    } finally {
      Databases.server().asSuperuser(database, "drop function no cascade");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"notes", "p2"})
  void aRowThatATriggerMakesTheCallersOwnProvesNothing(String table) throws Exception {
    asOwner("create table parted (id int, user_id uuid, kind text) partition by list (kind)",
        "create table p1 partition of parted for values in ('a') partition by hash (id)",
        "create table p2 partition of p1 for values with (modulus 1, remainder 0)", "select shared_db.protect_table('parted')",
        "create function own() returns trigger language plpgsql"
            + " as 'begin new.user_id := shared_db.current_user_id(); return new; end'",
        "create trigger own before insert on " + table + " for each row execute function own()");
    try {
      asOwner("create policy wide on parted for insert with check (true)",
          "create policy wide on notes for insert with check (user_id is not distinct from shared_db.current_user_id())");
      assertThat(ask()).filteredOn(finding -> finding.where().startsWith(table.equals("p2") ? "public.parted" : "public.notes"))
          .hasSize(2).allMatch(finding -> finding.check().code().equals("SDB-3303"));
      asOwner("alter table " + table + " disable trigger own", "create policy wider on notes for insert with check (true)");
      assertThat(ask()).hasSize(4).allMatch(finding -> finding.check().code().equals("SDB-3302"));
    } finally {
      Databases.server().asSuperuser(database, "drop table parted; drop function own cascade");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"create trigger no before insert on notes for each row execute function no()",
      "create rule no as on insert to notes do instead nothing"})
  void whereNoRowGoesInNothingIsProved(String obstacle) throws Exception {
    asOwner("create function no() returns trigger language plpgsql as 'begin return null; end'", obstacle);
    try {
      assertThat(ask()).hasSize(2).allMatch(finding -> finding.check().code().equals("SDB-3303")
          && finding.where().endsWith(" for somebody else ended in P0002 (no row went in)"));
    } finally {
      Databases.server().asSuperuser(database, "drop function no cascade");
    }
  }

  @Test
  void rowsWhoseOwnerCannotBeReadProveNothing() throws Exception {
    asOwner("revoke select on notes from shared_db_app", "grant select (id, text) on notes to shared_db_app");
    Databases.server().asSuperuser(database, "delete from notes where user_id is null");
    assertThat(ask()).isEmpty();
    asOwner("create policy wide on notes for select using ((select shared_db.current_user_id()) is not null)");
    assertThat(ask()).extracting(finding -> finding.check().code()).containsExactly("SDB-3303");
  }

  @Test
  void aTableThatDoesNotAnswerHoldsUpNoOther() throws Exception {
    asOwner("create policy slow on notes as restrictive for select using (pg_sleep(60) is null)",
        "create table open (id int, user_id uuid)", "select shared_db.protect_table('open')",
        "create policy wide on open for select using (true)");
    Databases.server().asSuperuser(database, "insert into open values (1, '" + ANN + "')");
    try {
      List<Finding> findings = ask();
      assertThat(findings).extracting(Finding::where)
          .anyMatch(where -> where.startsWith("public.notes: SELECT as nobody ended in 57014"))
          .contains("public.open: an unknown user sees rows", "public.open: nobody sees rows");
    } finally {
      Databases.server().asSuperuser(database, "drop table open");
    }
  }

  /** The canary alone: without a lint. */
  private static Examination askAll(Connection door) throws Exception {
    return new DatabaseExaminer(List.of()).examineWithCanary(door);
  }

  private static List<Finding> ask() throws Exception {
    try (Connection door = Doors.open(Config.of(database).read())) {
      return askAll(door).findings();
    }
  }

  private static void paste(List<Finding> findings) {
    findings.forEach(finding -> asOwner(finding.cure()));
  }

  private static void asOwner(String... statements) {
    for (String statement : statements) {
      Databases.server().asSuperuser(database, "set role " + EmbeddedDatabase.OWNER + "; " + statement);
    }
  }
}
