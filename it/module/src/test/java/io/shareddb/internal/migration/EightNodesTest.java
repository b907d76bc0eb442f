// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.shareddb.internal.config.Settings;
import io.shareddb.it.EmbeddedDatabase;
import io.shareddb.it.module.Application;
import io.shareddb.it.module.Config;
import io.shareddb.it.module.Databases;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Eight nodes start at once on an empty database; in every other round one of them is killed while it migrates. */
class EightNodesTest {

  private static final int NODES = 8;
  private static final int ROUNDS = Integer.getInteger("start.rounds", 3);

  /** Where a node is when it is killed: what the history tells, and how much longer it lives. */
  private static final List<String> MOMENTS = List.of(
      "select to_regclass('shared_db_history') is not null",
      "select to_regclass('ledger') is not null",
      "select exists (select from pg_stat_activity where query like '%pg_sleep%' and state = 'active'"
          + " and datname = current_database() and pid <> pg_backend_pid())",
      "select to_regclass('ledger_by_step') is not null");

  @TempDir
  Path folder;

  @TestFactory
  List<DynamicTest> applyEachMigrationOnce() {
    List<DynamicTest> rounds = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      int number = round;
      boolean kill = round % 2 == 0;
      rounds.add(DynamicTest.dynamicTest("round " + round + (kill ? ", one node killed" : ""), () -> round(number, kill)));
    }
    return rounds;
  }

  private void round(int number, boolean kill) throws Exception {
    String database = Databases.empty("nodes");
    Settings settings = Config.of(database).read();
    Application application = new Application(folder)
        .with("V1__ledger.sql", "create table ledger (step text);\ninsert into ledger values ('V1');")
        .with("V2__slow.sql", "insert into ledger values ('V2');\nselect pg_sleep(0.4);")
        // A node that is killed here leaves an invalid index; the file says what a reader should copy.
        .with("V3__index.sql", "drop index concurrently if exists ledger_by_step;\n"
            + "create index concurrently ledger_by_step on ledger (step);")
        .with("V3__index.sql.conf", "executeInTransaction=false\n")
        .with("V4__last.sql", "insert into ledger values ('V4');");
    List<Callable<Void>> nodes = new ArrayList<>();
    if (kill) {
      nodes.add(() -> {
        startAndKill(database, number);
        return null;
      });
    }
    while (nodes.size() < NODES) {
      nodes.add(() -> {
        Migrations.run(settings, application.loader());
        return null;
      });
    }
    ExecutorService threads = Executors.newFixedThreadPool(NODES);
    try {
      List<Future<Void>> starts = new ArrayList<>();
      starts.add(threads.submit(nodes.get(0)));
      if (kill) {
        awaitTrue(database, "select exists (select from pg_locks where locktype = 'advisory' and database ="
            + " (select oid from pg_database where datname = current_database()))", starts.get(0));
      }
      nodes.subList(1, NODES).forEach(node -> starts.add(threads.submit(node)));
      for (Future<Void> start : starts) {
        start.get(120, TimeUnit.SECONDS);
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(Migrations.shared(database)).isEqualTo(Migrations.SHARED);
    assertThat(Migrations.isComplete(database)).isTrue();
    assertThat(Migrations.history(database, "shared_db_app_history"))
        .containsExactly("1 ledger t", "2 slow t", "3 index t", "4 last t");
    assertThat(Databases.rows(database, "select step from ledger")).containsExactly("V1", "V2", "V4");
    assertThat(Databases.rows(database, "select indisvalid from pg_index where indexrelid = 'ledger_by_step'::regclass"))
        .containsExactly("t");
  }

  /** The node that migrates dies at a moment that differs from round to round. */
  private void startAndKill(String database, int round) throws Exception {
    Process node = Node.start(Databases.server().url(database, EmbeddedDatabase.OWNER), folder);
    try {
      String moment = MOMENTS.get(round / 2 % MOMENTS.size());
      while (node.isAlive() && !Databases.rows(database, moment).equals(List.of("t"))) {
        Thread.sleep(5);
      }
      Thread.sleep(new Random(round).nextInt(100));
      assertThat(node.isAlive()).as("killed in the middle, not after it").isTrue();
    } finally {
      // SIGKILL: no hook runs, no connection is closed in order.
      node.destroyForcibly().waitFor();
    }
  }

  private static void awaitTrue(String database, String query, Future<Void> starter) throws InterruptedException {
    while (!starter.isDone() && !Databases.rows(database, query).equals(List.of("t"))) {
      Thread.sleep(5);
    }
  }
}
