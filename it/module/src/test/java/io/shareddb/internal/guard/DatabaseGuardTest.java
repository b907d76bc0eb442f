// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shareddb.SharedDbException;
import io.shareddb.internal.config.Settings;
import io.shareddb.internal.datasource.OwnerConnections;
import io.shareddb.internal.migration.Migrator;
import io.shareddb.it.EmbeddedDatabase;
import io.shareddb.it.module.Config;
import io.shareddb.it.module.Databases;
import java.sql.Connection;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which tables end the start, and which must not. */
class DatabaseGuardTest {

  private static final String OWNED = "(id int primary key, user_id uuid references users (id))";

  private static String database;

  @BeforeAll
  static void migrate() throws Exception {
    database = Databases.empty("guard");
    Settings settings = Config.of(database).read();
    new Migrator(settings, OwnerConnections.of(settings), DatabaseGuardTest.class.getClassLoader()).run();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(delimiter = '|', value = {
      "readable              | create table found OWNED; grant select on found to shared_db_app",
      "insert only           | create table found OWNED; grant insert on found to shared_db_app",
      "delete only           | create table found OWNED; grant delete on found to shared_db_app",
      "one column            | create table found OWNED; grant select (id) on found to shared_db_app",
      "granted to the login  | create table found OWNED; grant select on found to app_login",
      "granted to everybody  | create table found OWNED; grant select on found to public",
      "not forced            | create table found OWNED; grant select on found to shared_db_app;"
          + " alter table found enable row level security",
      "forced, not enabled   | create table found OWNED; grant select on found to shared_db_app;"
          + " alter table found force row level security",
      "key of two columns    | alter table users add constraint pair unique (id, email); create table found"
          + " (id int, user_id uuid, email varchar(255), foreign key (user_id, email) references users (id, email));"
          + " grant select on found to shared_db_app",
      "taken off             | create table found OWNED; select shared_db.protect_table('found');"
          + " alter table found disable row level security",
  })
  void anUnprotectedTableOfSomebodyEndsTheStart(String what, String ddl) throws Exception {
    withTables(ddl.replace("OWNED", OWNED), runtime ->
        assertThatExceptionOfType(SharedDbException.class).isThrownBy(() -> DatabaseGuard.judge(runtime))
            .withMessageStartingWith("SDB-3001 ").withMessageContaining("SDB-3002 table found ")
            .withMessageContaining("select shared_db.protect_table('found');"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(delimiter = '|', value = {
      "protected             | create table found OWNED; select shared_db.protect_table('found')",
      "out of reach          | create table found OWNED",
      "no key to users       | create table found (id int, user_id uuid); grant select on found to shared_db_app",
      "another column's key  | create table found (id int, user_id uuid, author uuid references users (id));"
          + " grant select on found to shared_db_app",
      "key to another table  | create table people (id uuid primary key);"
          + " create table found (id int, user_id uuid references people (id)); grant select on found to shared_db_app",
      "column was dropped    | create table found OWNED; alter table found drop column user_id;"
          + " grant select on found to shared_db_app",
      "somebody else's right | create table found OWNED; grant select on found to " + EmbeddedDatabase.OWNER,
  })
  void aNearMissDoesNot(String what, String ddl) throws Exception {
    withTables(ddl.replace("OWNED", OWNED), runtime ->
        assertThatCode(() -> DatabaseGuard.judge(runtime)).doesNotThrowAnyException());
  }

  @Test
  void aPartitionThatCanBeReadByItselfIsNamed() throws Exception {
    withTables("create table found (id int, user_id uuid references users (id), at date) partition by range (at);"
        + " select shared_db.protect_table('found');"
        + " create table found_2026 partition of found for values from ('2026-01-01') to ('2027-01-01');"
        + " grant select on found_2026 to shared_db_app", runtime ->
        assertThatExceptionOfType(SharedDbException.class).isThrownBy(() -> DatabaseGuard.judge(runtime))
            .withMessageContaining("table found_2026 ").withMessageNotContaining("table found "));
  }

  @Test
  void aTableOfAnotherSchemaIsNamedWithIt() throws Exception {
    withTables("create schema crm; grant usage on schema crm to shared_db_app; create table crm.found " + OWNED
        + "; grant select on crm.found to shared_db_app", runtime ->
        assertThatExceptionOfType(SharedDbException.class).isThrownBy(() -> DatabaseGuard.judge(runtime))
            .withMessageContaining("table crm.found ").withMessageContaining("protect_table('crm.found')"));
  }

  @Test
  void everyFindingIsInOneMessage() throws Exception {
    withTables("create table one " + OWNED + "; create table two " + OWNED
        + "; grant select on one, two to shared_db_app", runtime ->
        assertThatExceptionOfType(SharedDbException.class).isThrownBy(() -> DatabaseGuard.judge(runtime))
            .withMessageContaining("table one ").withMessageContaining("table two "));
  }

  @FunctionalInterface
  private interface Judgement {
    void of(Connection runtime) throws Exception;
  }

  /** Makes tables as the owner, judges as the runtime login, and drops them again. */
  private static void withTables(String ddl, Judgement judgement) throws Exception {
    try (Connection owner = Databases.server().connect(database, EmbeddedDatabase.OWNER, EmbeddedDatabase.PASSWORD);
        Statement statement = owner.createStatement();
        Connection runtime = Databases.server().connect(database, EmbeddedDatabase.RUNTIME, EmbeddedDatabase.PASSWORD)) {
      try {
        statement.execute(ddl);
        assertThat(Databases.value(runtime, "select rolsuper or rolbypassrls from pg_roles where rolname = current_user"))
            .isEqualTo("f");
        judgement.of(runtime);
      } finally {
        statement.execute("drop table if exists found, one, two, people cascade; drop schema if exists crm cascade;"
            + " alter table users drop constraint if exists pair cascade");
      }
    }
  }
}
