// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.wire.torture;

import static org.assertj.core.api.Assertions.assertThat;

import io.shareddb.it.EmbeddedDatabase;
import io.shareddb.it.Relay;
import io.shareddb.it.wire.Server;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
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

  private static final int SECONDS = Integer.getInteger("wire.torture.seconds", 15);
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
        + counts.all("fault") + " faults of " + counts.kinds("fault") + " kinds, foreign rows "
        + counts.all("WRONG foreign row") + ", writes for another user " + counts.all("WRONG write for another user")
        + ", lost acknowledged writes " + (counts.all("WRONG acknowledged write lost") + counts.all("WRONG row not found"))
        + ", unexplained " + (counts.all("WRONG unexplained row") + counts.all("WRONG row that nobody wrote"))
        + ": " + counts);
    assertThat(counts.all("WRONG")).as("seed %s: %s", SEED, counts).isZero();
    assertThat(counts.all("outcome failed 42501")).as("refused but not foreign: %s", counts)
        .isLessThanOrEqualTo(counts.all("fault write for another user"));
    assertThat(counts.kinds("fault")).isGreaterThanOrEqualTo(6);
    assertThat(counts.all("operation")).isGreaterThan(SECONDS * 20L);
  }

  /** An application's audited table, in the shared schema. */
  private static void table(EmbeddedDatabase server) throws SQLException, IOException {
    try (Connection c = server.connect(Server.DATABASE, EmbeddedDatabase.OWNER, EmbeddedDatabase.PASSWORD);
        Statement s = c.createStatement()) {
      s.execute("revoke create on schema public from shared_db_app"); // other tests here want it; the files refuse it
      for (String file : List.of("00_extensions", "01_users", "02_rls_base", "03_audit", "functions")) {
        try (InputStream in = TortureTest.class.getResourceAsStream("/META-INF/shared-db/schemas/" + file + ".sql")) {
          s.execute(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
      }
      s.execute("create table torture (id uuid primary key, author uuid not null, user_id uuid not null,"
          + " version integer not null default 0)");
      s.execute("select shared_db.protect_table('torture', audit => true)");
      s.execute("grant create on schema public to shared_db_app");
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
    settleAudit(server, counts);
  }

  /** Each committed write has its entry, and each entry its committed write: a row's version counts its updates. */
  private static void settleAudit(EmbeddedDatabase server, Counts counts) throws SQLException {
    try (Connection c = server.superuser(Server.DATABASE); Statement s = c.createStatement();
        ResultSet r = s.executeQuery("""
            select count(*) filter (where e.row_key is null or e.inserts <> 1 or not e.own
                or (e.updates, e.deletes) is distinct from (coalesce(t.version, 0), (t.id is null)::integer)),
              sum(e.inserts), sum(e.updates), sum(e.deletes)
            from torture as t full join (
              select row_key, count(*) filter (where command = 'INSERT') as inserts,
                count(*) filter (where command = 'UPDATE') as updates,
                count(*) filter (where command = 'DELETE') as deletes, bool_and(user_id = owner_id) as own
              from audit_log where table_name = 'public.torture' group by row_key) as e on e.row_key = t.id::text""")) {
      r.next();
      for (long wrong = r.getLong(1); wrong > 0; wrong--) {
        counts.add("WRONG audit of a row");
      }
      System.out.println("torture: audited " + r.getLong(2) + " inserts, " + r.getLong(3) + " updates, " + r.getLong(4)
          + " deletes; rows whose entries are not their committed writes: " + r.getLong(1));
      for (int kind = 2; kind <= 4; kind++) {
        assertThat(r.getLong(kind)).isPositive();
      }
    }
  }
}
