// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shareddb.SharedDbException;
import io.shareddb.internal.config.Key;
import io.shareddb.internal.config.Settings;
import io.shareddb.internal.datasource.OwnerConnections;
import io.shareddb.internal.migration.Migrator;
import io.shareddb.it.EmbeddedDatabase;
import io.shareddb.it.module.Config;
import io.shareddb.it.module.Databases;
import io.shareddb.it.module.LogLines;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What becomes of findings: refusal, warning, exception. What is found is asked of each lint by itself. */
class GuardTest {

  private static String database;

  /** Two tables that everybody sees, and one that is not. */
  @BeforeAll
  static void migrate() throws Exception {
    database = Databases.empty("guard");
    Settings settings = Config.of(database).read();
    new Migrator(settings, OwnerConnections.of(settings), GuardTest.class.getClassLoader()).run();
    Databases.server().asSuperuser(database, "set role " + EmbeddedDatabase.OWNER
        + "; create table diaries (id int primary key, user_id uuid not null references users);"
        + " create table letters (id int primary key, user_id uuid not null references users);"
        + " create table closed (id int primary key, user_id uuid not null references users);"
        + " grant select on diaries, letters to shared_db_app");
  }

  @Test
  void refusesWithEveryFindingInOneBlock() {
    assertThatExceptionOfType(SharedDbException.class).isThrownBy(() -> judge(new Guard(config().read())))
        .withMessageStartingWith("SDB-3001 ")
        .withMessageContaining("refuse  SDB-3120 row-security-disabled: public.diaries")
        .withMessageContaining("cure  select shared_db.protect_table('public.diaries', read_only => true);")
        .withMessageContaining("SDB-3120 row-security-disabled: public.letters")
        .withMessageNotContaining("closed")
        .withMessageContaining(" checks in ");
  }

  @Test
  void warnsWhereItIsToldTo() throws Exception {
    try (LogLines log = LogLines.of(Guard.class)) {
      Guard guard = new Guard(config().with(Key.GUARD, "warn").read());
      judge(guard);
      assertThat(log.lines()).hasSize(1).first().asString().startsWith("SDB-3005 ").contains("public.diaries");
      assertThat(guard.report().refuses()).isTrue();
    }
  }

  @Test
  void anExceptionIsInTheReportWithItsReason() throws Exception {
    Guard guard = new Guard(config().with(Key.GUARD_ALLOW, "SDB-3120:public.diaries because they are read aloud;"
        + " SDB-3120:public.letters because nobody writes any").read());
    judge(guard);
    Report report = guard.report();
    assertThat(report.refuses()).isFalse();
    assertThat(report.summary()).containsEntry("refuse", 0L).containsEntry("allowed", 2L);
    assertThat(ReportText.whole(report)).contains("allowed SDB-3120 row-security-disabled: public.diaries")
        .contains("because they are read aloud (shared-db.guard.allow)");
    assertThat(ReportJson.write(report)).contains("\"reason\":\"they are read aloud\"");
  }

  @Test
  void anExceptionFromNoCheckIsAnError() {
    assertThatExceptionOfType(SharedDbException.class)
        .isThrownBy(() -> new Guard(config().with(Key.GUARD_ALLOW, "SDB-3999:public.diaries because of a misprint").read()))
        .withMessageStartingWith("SDB-3007 ").withMessageContaining("SDB-3999").withMessageContaining("shared-db.guard.allow");
  }

  @Test
  void theFirstErrorIsTheOneThatIsTold() throws Exception {
    Lint fatal = Lint.parse("fatal", """
        -- code:  SDB-3998
        -- name:  fatal
        -- level: note
        -- finds: It ends its own connection.
        -- leaks: Nothing.
        -- cure:  none

        select pg_terminate_backend(pg_backend_pid())::text as object, null as seen, null as cure
        """);
    try (Connection runtime = Databases.server().connect(database, EmbeddedDatabase.RUNTIME, EmbeddedDatabase.PASSWORD)) {
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> new DatabaseExaminer(List.of(fatal)).examine(runtime, Optional.empty()))
          .matches(e -> e.getSQLState().equals("57P01")).matches(e -> e.getSuppressed().length == 1);
    }
  }

  private static Config config() {
    return Config.of(database);
  }

  private static void judge(Guard guard) throws Exception {
    guard.judge(Guard.Half.DATABASE, () -> {
      try (Connection runtime = Databases.server().connect(database, EmbeddedDatabase.RUNTIME, EmbeddedDatabase.PASSWORD)) {
        return new DatabaseExaminer(Lints.all()).examine(runtime, Optional.empty());
      }
    });
  }
}
