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
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two applications in one database. */
class SeveralApplicationsTest {

  private static final String ANN = "aaaaaaaa-0000-4000-8000-000000000001";

  @TempDir
  Path notesFolder;

  @TempDir
  Path crmFolder;

  private String database;

  @BeforeEach
  void makeDatabase() {
    database = Databases.empty("several");
  }

  @ParameterizedTest(name = "notes has V{0}, crm V{1}")
  @CsvSource({"1, 1", "1, 2", "2, 1"})
  void withoutNamesTheSecondIsRefusedAndToldTheKey(int ofNotes, int ofCrm) throws Exception {
    Application notes = new Application(notesFolder).with("V" + ofNotes + "__notes.sql", "create table notes (id int);");
    Application crm = new Application(crmFolder).with("V" + ofCrm + "__contacts.sql", "create table contacts (id int);");
    Migrations.run(Config.of(database).read(), notes.loader());
    assertThatExceptionOfType(SharedDbException.class)
        .isThrownBy(() -> Migrations.run(Config.of(database).read(), crm.loader()))
        .withMessageStartingWith("SDB-2008 ").withMessageContaining("shared_db_app_history")
        .withMessageContaining("shared-db.application");
    assertThat(Databases.rows(database, "select to_regclass('contacts')")).containsExactly("null");
    Migrations.run(Config.of(database).read(), notes.loader());
  }

  @Test
  void withNamesBothLiveInOneDatabase() throws Exception {
    Application notes = new Application(notesFolder).with("V1__notes.sql", "create table notes (id int);");
    Application crm = new Application(crmFolder).with("V1__contacts.sql", "create table contacts (id int);");
    Migrations.run(Config.of(database).with(Key.APPLICATION, "notes").read(), notes.loader());
    Migrations.run(Config.of(database).with(Key.APPLICATION, "crm").read(), crm.loader());
    assertThat(Migrations.history(database, "notes_history")).containsExactly("1 notes t");
    assertThat(Migrations.history(database, "crm_history")).containsExactly("1 contacts t");
    assertThat(Migrations.shared(database)).isEqualTo(Migrations.SHARED);
  }

  @RepeatedTest(3)
  void bothMayStartAtOnce() throws Exception {
    Application notes = new Application(notesFolder)
        .with("V1__notes.sql", "create table notes (id int, user_id uuid references users);\nselect shared_db.protect_table('notes');");
    Application crm = new Application(crmFolder)
        .with("V1__contacts.sql", "create table contacts (id int, user_id uuid references users);\n"
            + "select shared_db.protect_table('contacts', audit => true);");
    CompletableFuture<Void> other = CompletableFuture.runAsync(() -> start("crm", crm));
    start("notes", notes);
    other.get(60, TimeUnit.SECONDS);
    assertThat(Migrations.shared(database)).isEqualTo(Migrations.SHARED);
    assertThat(Migrations.history(database, "notes_history")).containsExactly("1 notes t");
    assertThat(Migrations.history(database, "crm_history")).containsExactly("1 contacts t");
    assertThat(Databases.rows(database, "select problems from shared_db.protected_tables where problems <> '{}'")).isEmpty();
  }

  /** The upgrade replaces the shared functions as well, which the other application is in the middle of using. */
  @Test
  void oneIsUpgradedWhileTheOtherWorks() throws Exception {
    Application crm = new Application(crmFolder).with("V1__contacts.sql",
        "create table contacts (id int, user_id uuid references users);\nselect shared_db.protect_table('contacts');");
    start("crm", crm);
    Databases.server().asSuperuser(database, "insert into users (id, email) values ('" + ANN + "', 'ann@example.com')");
    AtomicBoolean done = new AtomicBoolean();
    CompletableFuture<Integer> work = CompletableFuture.supplyAsync(() -> work(done));
    for (int version = 2; version < 8; version++) {
      crm.with("V" + version + "__more.sql", "alter table contacts add column c" + version + " text;");
      Databases.server().asSuperuser(database, "update shared_db_history set checksum = 1 where description = 'functions'");
      start("crm", crm);
    }
    done.set(true);
    assertThat(work.get(30, TimeUnit.SECONDS)).as("transactions meanwhile").isGreaterThan(5);
    assertThat(Databases.rows(database, "select count(*) from crm_history where success and type = 'SQL'")).containsExactly("7");
    assertThat(Databases.rows(database, "select count(*) from shared_db_history where description = 'functions'"))
        .containsExactly("7");
  }

  /** Transactions of the other application: read and then write the profile; gives how many there were, all without an error. */
  private int work(AtomicBoolean done) {
    int transactions = 0;
    try (Connection app = Databases.server().connect(database, EmbeddedDatabase.RUNTIME, EmbeddedDatabase.PASSWORD);
        Statement statement = app.createStatement()) {
      app.setAutoCommit(false);
      while (!done.get()) {
        statement.execute("select set_config('app.user_id', '" + ANN + "', true)");
        assertThat(Databases.value(app, "select email from users")).isEqualTo("ann@example.com");
        Thread.sleep(20);
        assertThat(statement.executeUpdate("update users set full_name = 'Ann " + transactions + "'")).isEqualTo(1);
        statement.execute("select shared_db.sign_in('ann@example.com')");
        app.commit();
        transactions++;
      }
      return transactions;
    } catch (SQLException | InterruptedException e) {
      throw new IllegalStateException("after " + transactions + " transactions", e);
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      alter table users add column nickname text                                     | column public.users.nickname
      alter table users alter column created_at drop default                         | column public.users.created_at
      alter table users disable row level security                                   | table public.users
      create index users_by_name on users (full_name)                                | index public.users_by_name of public.users
      alter table users add check (email <> '')                                      | constraint users_email_check of public.users
      drop policy users_select_own on users                                          | policy users_select_own of public.users
      create policy wide on users using (true)                                       | policy wide of public.users
      alter table users disable trigger users_audit_update                           | trigger users_audit_update of public.users
      grant update on users to shared_db_app                                         | rights of applications on public.users
      grant delete on audit_log to public                                            | rights of applications on public.audit_log
      alter table audit_log add column request text                                  | column public.audit_log.request
      create or replace function shared_db.real_user_id() returns uuid return null::uuid | function shared_db.real_user_id()
      create function shared_db.mine() returns int return 1                          | function shared_db.mine()
      """)
  void aMigrationThatChangesSharedTablesIsRefusedWithTheRule(String sql, String thing) throws Exception {
    Application crm = new Application(crmFolder).with("V1__contacts.sql", "create table contacts (id int);");
    start("crm", crm);
    crm.with("V2__edit.sql", "set search_path = public;\ncreate table more (id int);\n" + sql + ";\n");
    assertThatExceptionOfType(SharedDbException.class)
        .isThrownBy(() -> Migrations.run(Config.of(database).with(Key.APPLICATION, "crm").read(), crm.loader()))
        .withMessageStartingWith("SDB-2014 ").withMessageContaining("V2__edit.sql").withMessageContaining("(" + thing + ")")
        .withMessageContaining("references users (id)");
    assertThat(Databases.rows(database, "select to_regclass('more')")).containsExactly("null");
    assertThat(Migrations.history(database, "crm_history")).containsExactly("1 contacts t");
  }

  @Test
  void aMigrationMayReferToUsersAndFillThem() throws Exception {
    start("crm", new Application(crmFolder).with("V1__contacts.sql", "set search_path = public;\n"
        + "create table contacts (user_id uuid primary key references users (id) on delete cascade, nickname text);\n"
            + "select shared_db.protect_table('contacts', audit => true);\nselect shared_db.as_system('a test');\n"
            + "insert into users (email) values ('ann@example.com');\ncreate view people as select email from users;"));
    assertThat(Migrations.history(database, "crm_history")).containsExactly("1 contacts t");
  }

  private void start(String name, Application application) {
    try {
      Migrations.run(Config.of(database).with(Key.APPLICATION, name).read(), application.loader());
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void anEditedReleasedFileIsRefused() throws Exception {
    Application notes = new Application(notesFolder).with("V1__notes.sql", "create table notes (id int);");
    Migrations.run(Config.of(database).read(), notes.loader());
    notes.with("V1__notes.sql", "create table notes (id bigint);");
    assertThatExceptionOfType(SharedDbException.class)
        .isThrownBy(() -> Migrations.run(Config.of(database).read(), notes.loader()))
        .withMessageStartingWith("SDB-2008 ").withMessageContaining("put it back");
  }
}
