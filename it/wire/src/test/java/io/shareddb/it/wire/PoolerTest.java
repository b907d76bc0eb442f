// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shareddb.internal.wire.WireSelfTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Behind PgBouncer in transaction mode with one connection for all: the hardest place for a user to be right. */
class PoolerTest {

  private static final UUID[] USERS = {Server.ALICE, Server.BOB, Server.CAROL};

  @TempDir
  private static Path folder;
  private static Pooler pooler;

  @BeforeAll
  static void start() throws Exception {
    Pooler.require();
    pooler = Pooler.start(folder, 1);
  }

  @AfterAll
  static void stop() {
    if (pooler != null) {
      pooler.close();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void sixClientsOnFewerServerConnections(int size) throws Exception {
    try (Pooler own = Pooler.start(Files.createDirectory(folder.resolve("of" + size)), size)) {
      sixClients(own.port(), size);
    }
  }

  private static void sixClients(int port, int size) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(6);
    List<Future<Integer>> results = new ArrayList<>();
    for (int t = 0; t < 6; t++) {
      int first = t;
      results.add(threads.submit((Callable<Integer>) () -> client(port, first)));
    }
    int right = 0;
    for (Future<Integer> result : results) {
      right += result.get();
    }
    threads.shutdown();
    System.out.println("pooler: " + right + " transactions and statements of 6 clients on " + size
        + " connections, 0 wrong");
    assertThat(right).isEqualTo(6 * 300);
  }

  private static int client(int port, int first) throws Exception {
    int[] right = new int[1];
    try (Connection c = Server.wiredAt(port, "prepareThreshold", "0")) {
      for (int i = 0; i < 300; i++) {
        UUID user = USERS[(first + i) % USERS.length];
        c.setAutoCommit(i % 2 == 0);
        Server.as(user, () -> {
          assertThat(Server.one(c, "select min(user_id::text) || max(user_id::text) || count(*) from note"))
              .isEqualTo(user + "" + user + Server.NOTES);
          right[0]++;
        });
        if (!c.getAutoCommit()) {
          c.commit();
        }
        if (i % 10 == 0) {
          Server.asNobody(() -> assertThat(Server.one(c, "select count(*) from note")).isEqualTo("0"));
          if (!c.getAutoCommit()) {
            c.commit();
          }
        }
      }
    }
    return right[0];
  }

  @Test
  void nothingIsLeftInTheSession() throws Exception {
    try (Connection c = Server.wiredAt(pooler.port(), "prepareThreshold", "0");
        Connection other = Server.plainAt(pooler.port(), "prepareThreshold", "0")) {
      Server.as(Server.ALICE, () -> Server.one(c, "select count(*) from note"));
      assertThat(Server.one(other, "select current_setting('app.user_id', true)")).isIn(null, "");
      assertThat(Server.one(other, "select count(*) from pg_prepared_statements")).isEqualTo("0");
    }
  }

  @Test
  void theSelfTestPassesWithUnnamedStatements() throws Exception {
    try (Connection c = Server.wiredAt(pooler.port(), "prepareThreshold", "0")) {
      WireSelfTest.verify(c);
    }
  }

  /** Debian's PgBouncer 1.18 mixes up prepared statements; what would go wrong later is found at the start. */
  @Test
  void theSelfTestNamesTheCureWithNamedStatements() throws Exception {
    try (Connection c = Server.wiredAt(pooler.port())) {
      assertThatThrownBy(() -> WireSelfTest.verify(c)).hasMessageContaining("SDB-2012")
          .hasMessageContaining("prepareThreshold=0");
      Server.one(c, "select 1");
    } finally {
      // The named statements stay with the one server connection.
      try (Connection c = Server.plainAt(pooler.port(), "prepareThreshold", "0")) {
        Server.one(c, "select 1");
        c.createStatement().execute("deallocate all");
      }
    }
  }
}
