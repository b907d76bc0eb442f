// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.wire.torture;

import static org.assertj.core.api.Assertions.assertThat;

import io.shareddb.it.EmbeddedDatabase;
import io.shareddb.it.Relay;
import io.shareddb.it.wire.Server;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Twelve users on eight threads. {@code -Dwire.torture.seconds=600} makes it long. */
class TortureTest {

  private static final int SECONDS = Integer.getInteger("wire.torture.seconds", 25);
  private static final long SEED = Long.getLong("wire.torture.seed", System.nanoTime());

  @Test
  void noForeignRowNoLostWrite() throws Exception {
    EmbeddedDatabase server = Server.running();
    table(server);
    Counts counts = new Counts();
    List<Ledger> ledgers = Stream.generate(Ledger::new).limit(12).toList();
    long until = System.nanoTime() + SECONDS * 1_000_000_000L;
    ExecutorService threads = Executors.newFixedThreadPool(9);
    try (Relay relay = new Relay(server.port())) {
      Faults faults = new Faults(relay, counts);
      Pool pool = new Pool(relay, counts, faults);
      List<Future<?>> all = new ArrayList<>();
      for (int t = 0; t < 8; t++) {
        Worker worker = new Worker(pool, ledgers, counts, new Random(SEED + t));
        all.add(threads.submit(() -> {
          worker.work(until);
          return null;
        }));
      }
      all.add(threads.submit(() -> {
        faults.fromOutside(until, server, new Random(SEED - 1));
        return null;
      }));
      for (Future<?> one : all) {
        one.get();
      }
    } finally {
      threads.shutdownNow();
    }
    settle(server, ledgers, counts);
    System.out.println("torture: seed " + SEED + ", " + SECONDS + " s, " + counts.all("operation") + " operations, "
        + counts.all("fault") + " faults of " + counts.kinds("fault") + " kinds, wrong " + counts.all("WRONG") + ": " + counts);
    assertThat(counts.all("WRONG")).as("seed %s: %s", SEED, counts).isZero();
    assertThat(counts.all("outcome failed 42501")).as("refused but not foreign: %s", counts)
        .isEqualTo(counts.all("fault write for another user"));
    assertThat(counts.kinds("fault")).isGreaterThanOrEqualTo(6);
    assertThat(counts.all("operation")).isGreaterThan(SECONDS * 20L);
  }

  private static void table(EmbeddedDatabase server) throws SQLException {
    try (Connection c = server.connect(Server.DATABASE, EmbeddedDatabase.OWNER, EmbeddedDatabase.PASSWORD);
        Statement s = c.createStatement()) {
      s.execute("create table torture (id uuid primary key, author uuid not null,"
          + " user_id uuid not null default nullif(current_setting('app.user_id', true), '')::uuid)");
      s.execute("create index on torture (user_id)");
      s.execute("alter table torture enable row level security");
      s.execute("alter table torture force row level security");
      s.execute("create policy own on torture using (user_id = (select nullif(current_setting('app.user_id', true),"
          + " '')::uuid))");
      s.execute("grant select, insert on torture to shared_db_app");
    }
  }

  /** Compares what the superuser sees with what each user must have. */
  private static void settle(EmbeddedDatabase server, List<Ledger> ledgers, Counts counts) throws SQLException {
    Set<UUID> acknowledged = new HashSet<>();
    Set<UUID> explained = new HashSet<>();
    ledgers.forEach(ledger -> {
      acknowledged.addAll(ledger.written);
      explained.addAll(ledger.written);
      explained.addAll(ledger.unknown);
    });
    try (Connection c = server.superuser(Server.DATABASE); Statement s = c.createStatement();
        ResultSet r = s.executeQuery("select id, author, user_id from torture")) {
      while (r.next()) {
        UUID id = r.getObject(1, UUID.class);
        acknowledged.remove(id);
        if (!explained.contains(id)) {
          counts.add("WRONG row that nobody wrote");
        }
        if (!r.getObject(2).equals(r.getObject(3))) {
          counts.add("WRONG write for another user");
        }
      }
    }
    acknowledged.forEach(id -> counts.add("WRONG acknowledged write lost"));
  }
}
