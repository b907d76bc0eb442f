// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shareddb.SharedDbException;
import io.shareddb.internal.config.Key;
import io.shareddb.it.EmbeddedDatabase;
import io.shareddb.it.module.Application;
import io.shareddb.it.module.Config;
import io.shareddb.it.module.Databases;
import io.shareddb.it.module.LogLines;
import io.shareddb.it.module.Psql;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** What the migrator makes of a database, whatever it finds there. */
class MigratorTest {

  private static final String NOTES = "create table notes (id uuid primary key default uuid_generate_v4(),\n"
      + "  user_id uuid not null references users (id));\nselect shared_db.protect_table('notes');\n";

  @TempDir
  Path folder;

  private String database;

  @BeforeEach
  void makeDatabase(TestInfo test) {
    database = Databases.empty("migrator");
  }

  @Test
  void appliesEveryFileToAnEmptyDatabase() throws Exception {
    Migrations.run(Config.of(database).read());
    assertThat(Migrations.shared(database)).isEqualTo(Migrations.SHARED);
    assertThat(Migrations.isComplete(database)).isTrue();
  }

  @Test
  void appliesEveryFileBesideForeignTables() throws Exception {
    Databases.server().asSuperuser(database, "create table invoices (id int primary key)",
        "insert into invoices values (1)", "create schema crm", "create table crm.contacts (id int)");
    Migrations.run(Config.of(database).read());
    assertThat(Migrations.shared(database)).isEqualTo(Migrations.SHARED);
    assertThat(Migrations.isComplete(database)).isTrue();
    assertThat(Databases.rows(database, "select count(*) from invoices")).containsExactly("1");
  }

  @Test
  void goesOnWhereTheThreeCommandsOfAnOldApplicationEnded() throws Exception {
    Psql.require();
    Psql psql = new Psql(folder);
    for (String file : List.of("00_extensions.sql", "01_users.sql", "02_rls_base.sql")) {
      psql.run(database, file);
    }
    Databases.server().asSuperuser(database, "insert into users (email) values ('ann@example.com')");
    Migrations.run(Config.of(database).read());
    assertThat(Migrations.shared(database)).isEqualTo(Migrations.SHARED);
    assertThat(Migrations.isComplete(database)).isTrue();
    assertThat(Databases.rows(database, "select email from users")).containsExactly("ann@example.com");
  }

  @Test
  void goesOnWherePsqlMadeEverything() throws Exception {
    Psql.require();
    Psql psql = new Psql(folder);
    for (String file : SharedFiles.names()) {
      psql.run(database, file);
    }
    List<String> byPsql = Migrations.catalog(database);
    Migrations.run(Config.of(database).read());
    assertThat(Migrations.shared(database)).isEqualTo(Migrations.SHARED);
    assertThat(Migrations.isComplete(database)).isTrue();
    assertThat(Migrations.catalog(database)).isEqualTo(byPsql);
    String byFlyway = Databases.empty("migrator");
    Migrations.run(Config.of(byFlyway).read());
    assertThat(Migrations.catalog(byFlyway)).isEqualTo(byPsql).hasSizeGreaterThan(80);
  }

  @Test
  void hasNothingToDoTheSecondTimeAndSaysSo() throws Exception {
    Application notes = new Application(folder).with("V1__notes.sql", NOTES);
    try (LogLines log = LogLines.of(Migrator.class)) {
      Migrations.run(Config.of(database).read(), notes.loader());
      assertThat(log.lines()).containsExactly("shared-db: applied " + Migrations.SHARED.size() + " shared and 1 own migrations");
    }
    List<String> before = Databases.rows(database, "select * from shared_db_history order by installed_rank");
    try (LogLines log = LogLines.of(Migrator.class)) {
      Migrations.run(Config.of(database).read(), notes.loader());
      assertThat(log.lines()).containsExactly("shared-db: the database is up to date, nothing to migrate");
    }
    assertThat(Databases.rows(database, "select * from shared_db_history order by installed_rank")).isEqualTo(before);
    assertThat(Migrations.history(database, "shared_db_app_history")).containsExactly("1 notes t");
  }

  @Test
  void appliesWhatANewReleaseOfTheApplicationAdds() throws Exception {
    Application notes = new Application(folder).with("V1__notes.sql", NOTES);
    Migrations.run(Config.of(database).read(), notes.loader());
    notes.with("V2__title.sql", "alter table notes add column title text;");
    Migrations.run(Config.of(database).read(), notes.loader());
    assertThat(Migrations.history(database, "shared_db_app_history")).containsExactly("1 notes t", "2 title t");
  }

  @Test
  void letsAnOlderReleaseStartBesideANewerOne(@TempDir Path olderFolder) throws Exception {
    Application newer = new Application(folder).with("V1__notes.sql", NOTES)
        .with("V2__title.sql", "alter table notes add column title text;");
    Migrations.run(Config.of(database).read(), newer.loader());
    Migrations.run(Config.of(database).read(), new Application(olderFolder).with("V1__notes.sql", NOTES).loader());
    assertThat(Migrations.history(database, "shared_db_app_history")).containsExactly("1 notes t", "2 title t");
  }

  /** It may be a policy: a wide one, of the older release, would be back for all nodes. */
  @Test
  void anOlderReleaseDoesNotRunItsRepeatableFilesOverTheNewerOnes(@TempDir Path olderFolder) throws Exception {
    Application older = new Application(olderFolder).with("V1__notes.sql", NOTES).with("R__v.sql", view(1))
        .with("afterMigrate.sql", "comment on view v is '1'");
    Application newer = new Application(folder).with("V1__notes.sql", NOTES)
        .with("V2__title.sql", "alter table notes add column title text;").with("R__v.sql", view(2))
        .with("afterMigrate.sql", "comment on view v is '2'");
    for (Application each : List.of(older, newer, older)) {
      Migrations.run(Config.of(database).read(), each.loader());
    }
    assertThat(Databases.rows(database, "select x, obj_description('v'::regclass) from v")).containsExactly("2 2");
    Migrations.run(Config.of(database).with(Key.MIGRATE, "validate").read(), older.loader());
    Migrations.run(Config.of(database).with(Key.MIGRATE, "validate").read(), newer.loader());
    newer.with("R__v.sql", view(3));
    refused("SDB-2009", () -> Migrations.run(Config.of(database).with(Key.MIGRATE, "validate").read(), newer.loader()));
  }

  @Test
  void anOlderReleaseMayHaveRepeatableFilesOnly(@TempDir Path olderFolder) throws Exception {
    Application older = new Application(olderFolder).with("R__v.sql", view(1));
    Application newer = new Application(folder).with("V1__notes.sql", NOTES).with("R__v.sql", view(2));
    for (Application each : List.of(older, newer, older)) {
      Migrations.run(Config.of(database).read(), each.loader());
    }
    assertThat(Databases.rows(database, "select x from v")).containsExactly("2");
  }

  /** It would start without its policies. */
  @Test
  void refusesAnotherApplicationThatHasRepeatableFilesOnly(@TempDir Path otherFolder) throws Exception {
    Migrations.run(Config.of(database).read(),
        new Application(folder).with("V1__notes.sql", NOTES).with("R__v.sql", view(1)).loader());
    Application other = new Application(otherFolder).with("R__w.sql", view(2).replace("view v", "view w"));
    refused("SDB-2008", () -> Migrations.run(Config.of(database).read(), other.loader()));
  }

  private static String view(int x) {
    return "create or replace view v with (security_invoker = true) as select " + x + " as x";
  }

  @Test
  void aNewerReleaseReplacesTheFunctions() throws Exception {
    Migrations.run(Config.of(database).read());
    List<String> wanted = Migrations.catalog(database);
    // What an older release left: its number, its functions, and another checksum of its file.
    Databases.server().asSuperuser(database, "create or replace function shared_db.release() returns integer "
        + "language sql immutable return 0", "create or replace function shared_db.delete_own_account() returns void "
        + "language plpgsql as $$ begin raise 'the older one'; end $$", "drop view shared_db.protected_tables",
        "update shared_db_history set checksum = 1 where description = 'functions'");
    Migrations.run(Config.of(database).read());
    assertThat(Migrations.catalog(database)).isEqualTo(wanted);
    assertThat(Migrations.shared(database)).hasSize(Migrations.SHARED.size() + 1).endsWith("null functions t");
  }

  @Test
  void anOlderReleaseDoesNotBringItsFunctionsBack() throws Exception {
    Migrations.run(Config.of(database).read());
    // What a newer release leaves: its number, its function, and another checksum of its file.
    Databases.server().asSuperuser(database, "create or replace function shared_db.release() returns integer "
        + "language sql immutable return 1000", "create or replace function shared_db.as_system(reason text) returns void "
        + "language plpgsql as $$ begin raise 'the newer one'; end $$",
        "update shared_db_history set checksum = 1 where description = 'functions'");
    try (LogLines log = LogLines.of(PatientMigration.class)) {
      Migrations.run(Config.of(database).read());
      assertThat(log.lines()).anyMatch(line -> line.contains("newer functions.sql"));
    }
    assertThat(Databases.rows(database, "select prosrc from pg_proc where proname = 'as_system'"))
        .singleElement().asString().contains("the newer one");
    assertThat(Databases.rows(database, "select checksum from shared_db_history where description = 'functions'"))
        .containsExactly("1");
  }

  @Test
  void validateRefusesAnEmptyDatabaseAndChangesNothing() {
    refused("SDB-2009", () -> Migrations.run(Config.of(database).with(Key.MIGRATE, "validate").read()))
        .withMessageContaining("shared migrations").withMessageContaining("shared-db.migrate=apply");
    assertThat(Databases.rows(database, "select relname from pg_class where relnamespace = 'public'::regnamespace"))
        .isEmpty();
  }

  @Test
  void validateAcceptsACompleteDatabaseAndRefusesOneThatLacksTheApplications() throws Exception {
    Migrations.run(Config.of(database).read());
    Migrations.run(Config.of(database).with(Key.MIGRATE, "validate").read());
    Application notes = new Application(folder).with("V1__notes.sql", NOTES);
    refused("SDB-2009", () -> Migrations.run(Config.of(database).with(Key.MIGRATE, "validate").read(), notes.loader()))
        .withMessageContaining("application's");
    Migrations.run(Config.of(database).read(), notes.loader());
    Migrations.run(Config.of(database).with(Key.MIGRATE, "validate").read(), notes.loader());
  }

  @Test
  void validateAcceptsTheFunctionsOfANewerReleaseAndNothingElse() throws Exception {
    Migrations.run(Config.of(database).read());
    String release = "create or replace function shared_db.release() returns integer language sql immutable return ";
    Databases.server().asSuperuser(database, release + "1000",
        "update shared_db_history set checksum = 1 where description = 'functions'",
        "grant select on shared_db_history to " + EmbeddedDatabase.RUNTIME);
    Config atRuntime = Config.ofUrl(Databases.server().url(database, EmbeddedDatabase.RUNTIME)).with(Key.MIGRATE, "validate");
    try (LogLines log = LogLines.of(Migrator.class)) {
      Migrations.run(atRuntime.read());
      assertThat(log.lines()).anyMatch(line -> line.contains("newer functions.sql"));
    }
    Databases.server().asSuperuser(database, "update shared_db_history set checksum = 1 where description = 'audit'");
    refused("SDB-2009", () -> Migrations.run(atRuntime.read())).withMessageContaining("version 4");
  }

  @Test
  void validateRefusesTheFunctionsOfAnOlderReleaseAndChangedOnesOfThisOne() throws Exception {
    Migrations.run(Config.of(database).read());
    Databases.server().asSuperuser(database, "update shared_db_history set checksum = 1 where description = 'functions'");
    refused("SDB-2009", () -> Migrations.run(Config.of(database).with(Key.MIGRATE, "validate").read()))
        .withMessageContaining("functions");
    Databases.server().asSuperuser(database, "create or replace function shared_db.release() returns integer "
        + "language sql immutable return 0");
    refused("SDB-2009", () -> Migrations.run(Config.of(database).with(Key.MIGRATE, "validate").read()))
        .withMessageContaining("functions");
  }

  @Test
  void validateNeedsNoOwner() throws Exception {
    Migrations.run(Config.of(database).read());
    Databases.server().asSuperuser(database, "grant select on shared_db_history to " + EmbeddedDatabase.RUNTIME);
    Migrations.run(Config.ofUrl(Databases.server().url(database, EmbeddedDatabase.RUNTIME))
        .with(Key.MIGRATE, "validate").read());
  }

  @Test
  void offLooksAtNothing() throws Exception {
    Migrations.run(Config.of(database).with(Key.MIGRATE, "off").read());
    assertThat(Databases.rows(database, "select relname from pg_class where relnamespace = 'public'::regnamespace"))
        .isEmpty();
  }

  @Test
  void refusesALoginThatMayNotCreate() {
    refused("SDB-2006", () -> Migrations.run(Config.ofUrl(
        Databases.server().url(database, EmbeddedDatabase.RUNTIME)).read()))
        .withMessageContaining("app_login@127.0.0.1").withMessageContaining("shared-db.migration-url")
        .withMessageNotContaining(EmbeddedDatabase.PASSWORD);
    assertThat(Databases.rows(database, "select relname from pg_class where relnamespace = 'public'::regnamespace"))
        .isEmpty();
  }

  @Test
  void aFailingMigrationNamesFileLineAndTheDatabasesWordsAndLeavesNothing() throws Exception {
    Application broken = new Application(folder).with("V1__notes.sql", NOTES)
        .with("V2__broken.sql", "create table half (id int);\ninsert into half values (1);\n\n"
            + "alter table nowhere add column x int;\n");
    refused("SDB-2007", () -> Migrations.run(Config.of(database).read(), broken.loader()))
        .withMessageContaining("application's migrations").withMessageContaining("V2__broken.sql")
        .withMessageContaining("relation \"nowhere\" does not exist")
        .satisfies(e -> assertThat(e.getMessage().replaceAll("\\s+", " ")).containsPattern("Line *: *4"));
    assertThat(Databases.rows(database, "select to_regclass('half'), to_regclass('notes')"))
        .containsExactly("null notes");
    assertThat(Migrations.history(database, "shared_db_app_history")).containsExactly("1 notes t");
    broken.with("V2__broken.sql", "create table half (id int);");
    Migrations.run(Config.of(database).read(), broken.loader());
    assertThat(Migrations.history(database, "shared_db_app_history")).containsExactly("1 notes t", "2 broken t");
  }

  @Test
  void twoFilesOfOneVersionAreNamed() {
    Application twice = new Application(folder).with("V1__notes.sql", NOTES).with("V1__again.sql", NOTES);
    refused("SDB-2007", () -> Migrations.run(Config.of(database).read(), twice.loader()))
        .withMessageContaining("V1__notes.sql").withMessageContaining("V1__again.sql");
  }

  @Test
  void aSharedFileThatFailedIsTriedAgainOnceItsCauseIsGone() throws Exception {
    Databases.server().asSuperuser(database, "create table users (id int)");
    for (int start = 0; start < 2; start++) {
      refused("SDB-2007", () -> Migrations.run(Config.of(database).read()))
          .withMessageContaining("01_users.sql").withMessageContaining("it is not the shared one");
    }
    Databases.server().asSuperuser(database, "drop table users");
    Migrations.run(Config.of(database).read());
    assertThat(Migrations.shared(database)).isEqualTo(Migrations.SHARED);
  }

  @Test
  void anApplicationMayBuildAnIndexConcurrently() throws Exception {
    Application notes = new Application(folder).with("V1__notes.sql", NOTES)
        .with("V2__index.sql", "create index concurrently notes_by_user on notes (user_id);\n")
        .with("V2__index.sql.conf", "executeInTransaction=false\n")
        .with("V3__after.sql", "create table after_it (id int);\n");
    Migrations.run(Config.of(database).read(), notes.loader());
    assertThat(Databases.rows(database, "select indisvalid from pg_index where indexrelid = 'notes_by_user'::regclass"))
        .containsExactly("t");
    assertThat(Migrations.history(database, "shared_db_app_history"))
        .containsExactly("1 notes t", "2 index t", "3 after t");
  }

  @Test
  void aMigrationThatFailedOutsideATransactionIsNamedAtEachStart() throws Exception {
    Application notes = new Application(folder).with("V1__notes.sql", NOTES)
        .with("V2__one.sql", "create table one (id int);\ninsert into one values (1), (1);\n")
        .with("V3__unique.sql", "create unique index concurrently one_id on one (id);\n")
        .with("V3__unique.sql.conf", "executeInTransaction=false\n");
    refused("SDB-2007", () -> Migrations.run(Config.of(database).read(), notes.loader()))
        .withMessageContaining("V3__unique.sql").withMessageContaining("could not create unique index");
    refused("SDB-2017", () -> Migrations.run(Config.of(database).read(), notes.loader()))
        .withMessageContaining("V3__unique.sql").withMessageNotContaining("shared-db.application");
    // As the message says.
    Databases.server().asSuperuser(database, "drop index one_id", "truncate one",
        "delete from shared_db_app_history where script = 'V3__unique.sql' and not success");
    Migrations.run(Config.of(database).read(), notes.loader());
    assertThat(Migrations.history(database, "shared_db_app_history"))
        .containsExactly("1 notes t", "2 one t", "3 unique t");
  }

  private static ThrowableAssertAlternative<SharedDbException> refused(String code, ThrowingCallable work) {
    return assertThatExceptionOfType(SharedDbException.class).isThrownBy(work).withMessageStartingWith(code + " ");
  }
}
