// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.shareddb.internal.config.Settings;
import io.shareddb.internal.datasource.OwnerConnections;
import io.shareddb.it.module.Config;
import io.shareddb.it.module.Databases;
import io.shareddb.it.module.LogLines;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** A node that finds another one at work. */
class MigrationGateTest {

  @Test
  void waitsForTheOtherNodeAndSaysForWhom() throws Exception {
    String database = Databases.empty("gate");
    Settings settings = Config.of(database).read();
    DataSource source = OwnerConnections.of(settings);
    CountDownLatch working = new CountDownLatch(1);
    CountDownLatch done = new CountDownLatch(1);
    CompletableFuture<Boolean> other = CompletableFuture.supplyAsync(() -> pass(source, working, done));
    assertThat(working.await(10, TimeUnit.SECONDS)).isTrue();
    String pid = Databases.rows(database, "select pid from pg_locks where locktype = 'advisory'").get(0);
    CompletableFuture<Boolean> waiting = CompletableFuture.supplyAsync(() ->
        pass(source, new CountDownLatch(1), new CountDownLatch(0)));
    try (LogLines log = LogLines.of(MigrationGate.class)) {
      Thread.sleep(11_000);
      assertThat(waiting).as("one node at a time").isNotDone();
      assertThat(log.lines()).hasSize(1).first().asString().startsWith("SDB-").contains(pid);
    }
    done.countDown();
    assertThat(other.get(10, TimeUnit.SECONDS)).isTrue();
    assertThat(waiting.get(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void nobodyMigratesPastIt() throws Exception {
    String database = Databases.empty("gate");
    Settings settings = Config.of(database).read();
    CountDownLatch working = new CountDownLatch(1);
    CountDownLatch done = new CountDownLatch(1);
    CompletableFuture<Boolean> other = CompletableFuture.supplyAsync(
        () -> pass(OwnerConnections.of(settings), working, done));
    assertThat(working.await(10, TimeUnit.SECONDS)).isTrue();
    CompletableFuture<Boolean> migrator = CompletableFuture.supplyAsync(() -> {
      try {
        Migrations.run(settings);
        return true;
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    });
    Thread.sleep(3_000);
    assertThat(Databases.rows(database, "select to_regclass('shared_db_history')")).containsExactly("null");
    done.countDown();
    assertThat(other.get(10, TimeUnit.SECONDS)).isTrue();
    assertThat(migrator.get(60, TimeUnit.SECONDS)).isTrue();
    assertThat(Migrations.isComplete(database)).isTrue();
  }

  private static boolean pass(DataSource source, CountDownLatch working, CountDownLatch done) {
    try {
      return MigrationGate.pass(source, () -> {
        working.countDown();
        return done.await(60, TimeUnit.SECONDS);
      });
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
