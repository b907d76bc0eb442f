// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shareddb.SharedDbException;
import io.shareddb.internal.config.Settings;
import io.shareddb.internal.datasource.OwnerConnections;
import io.shareddb.it.EmbeddedDatabase;
import io.shareddb.it.module.Application;
import io.shareddb.it.module.Config;
import io.shareddb.it.module.Databases;
import io.shareddb.it.module.LogLines;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A migration of a table that others are reading. */
class BusyTableTest {

  @TempDir
  Path folder;

  private Settings settings;
  private String database;
  private Application application;

  @BeforeEach
  void makeTable() throws Exception {
    database = Databases.empty("busy");
    settings = Config.of(database).read();
    application = new Application(folder).with("V1__stock.sql", "create table stock (id int);\ninsert into stock values (1);");
    Migrations.run(settings, application.loader());
  }

  /** The long reader stays for 7 s: without the timeout a short reader would wait as long. */
  @Test
  void aWaitingMigrationLetsTheReadersPass() throws Exception {
    application.with("V2__alter.sql", "alter table stock add column amount int;")
        .with("V3__more.sql", "create table more (id int);");
    AtomicBoolean done = new AtomicBoolean();
    AtomicInteger reads = new AtomicInteger();
    AtomicLong slowest = new AtomicLong();
    try (Connection longReader = Databases.server().superuser(database);
        Connection shortReader = Databases.server().superuser(database);
        LogLines log = LogLines.of(Migrator.class)) {
      longReader.setAutoCommit(false);
      assertThat(Databases.value(longReader, "select count(*) from stock")).isEqualTo("1");
      CompletableFuture<Void> stream = CompletableFuture.runAsync(() -> {
        while (!done.get()) {
          long start = System.nanoTime();
          readOnce(shortReader);
          slowest.accumulateAndGet(System.nanoTime() - start, Math::max);
          reads.incrementAndGet();
        }
      });
      CompletableFuture<Void> migration = CompletableFuture.runAsync(() -> migrate(application));
      Thread.sleep(7_000);
      assertThat(migration).as("waits for the long reader").isNotDone();
      longReader.rollback();
      migration.get(30, TimeUnit.SECONDS);
      done.set(true);
      stream.get(10, TimeUnit.SECONDS);
      assertThat(log.lines()).containsExactly("shared-db: applied 0 shared and 2 own migrations");
    }
    assertThat(reads.get()).isGreaterThan(100);
    assertThat(TimeUnit.NANOSECONDS.toMillis(slowest.get())).isBetween(1_000L, 3_500L);
    assertThat(Migrations.history(database, "shared_db_app_history"))
        .containsExactly("1 stock t", "2 alter t", "3 more t");
  }

  @Test
  void givesUpAfterTheLastAttempt() throws Exception {
    application.with("V2__alter.sql", "alter table stock add column amount int;");
    try (Connection reader = Databases.server().superuser(database)) {
      reader.setAutoCommit(false);
      assertThat(Databases.value(reader, "select count(*) from stock")).isEqualTo("1");
      assertThatExceptionOfType(FlywayException.class).isThrownBy(() -> new PatientMigration(2).apply(
          Flyway.configure(application.loader()).dataSource(OwnerConnections.of(settings))
              .table("shared_db_app_history")))
          .withMessageContaining("lock timeout").withMessageContaining("V2__alter.sql");
    }
    Migrations.run(settings, application.loader());
    assertThat(Migrations.history(database, "shared_db_app_history")).containsExactly("1 stock t", "2 alter t");
  }

  /** An index that is built concurrently waits for old transactions, longer than the timeout of the others. */
  @Test
  void anIndexBuiltConcurrentlyWaitsAsLongAsItTakes() throws Exception {
    application.with("V2__index.sql", "create index concurrently stock_by_id on stock (id);")
        .with("V2__index.sql.conf", "executeInTransaction=false\n");
    try (Connection writer = Databases.server().superuser(database); Statement statement = writer.createStatement()) {
      writer.setAutoCommit(false);
      statement.execute("insert into stock values (2)");
      CompletableFuture<Void> migration = CompletableFuture.runAsync(() -> migrate(application));
      Thread.sleep(3_500);
      assertThat(migration).isNotDone();
      writer.commit();
      migration.get(30, TimeUnit.SECONDS);
    }
    assertThat(Databases.rows(database, "select indisvalid from pg_index where indexrelid = 'stock_by_id'::regclass"))
        .containsExactly("t");
  }

  /** The owner may have a timeout of its own. A second attempt would only find that the first has failed. */
  @Test
  void aMigrationOutsideATransactionIsNotTriedAgain() throws Exception {
    application.with("V2__index.sql", "create index concurrently stock_by_id on stock (id);")
        .with("V2__index.sql.conf", "executeInTransaction=false\n");
    Databases.server().asSuperuser(database, "alter role " + EmbeddedDatabase.OWNER + " in database " + database
        + " set lock_timeout = '1s'");
    try (Connection writer = Databases.server().superuser(database); Statement statement = writer.createStatement()) {
      writer.setAutoCommit(false);
      statement.execute("insert into stock values (2)");
      assertThatExceptionOfType(SharedDbException.class)
          .isThrownBy(() -> Migrations.run(settings, application.loader()))
          .withMessageStartingWith("SDB-2007 ").withMessageContaining("lock timeout")
          .withMessageContaining("V2__index.sql");
    }
  }

  private void migrate(Application application) {
    try {
      Migrations.run(settings, application.loader());
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static void readOnce(Connection connection) {
    try {
      Databases.value(connection, "select count(*) from stock");
      Thread.sleep(2);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
