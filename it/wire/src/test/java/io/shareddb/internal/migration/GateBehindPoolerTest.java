// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shareddb.SharedDbException;
import io.shareddb.it.wire.Pooler;
import io.shareddb.it.wire.Server;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A lock of the session locks nobody out where two nodes are given one session. */
class GateBehindPoolerTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void nobodyMigratesThroughAPoolerThatSharesSessions(int size, @TempDir Path folder) throws Exception {
    Pooler.require();
    try (Pooler pooler = Pooler.start(folder, size)) {
      assertThatExceptionOfType(SharedDbException.class).isThrownBy(() -> MigrationGate.pass(at(pooler.port()), () -> true))
          .withMessageStartingWith("SDB-2019 ").withMessageContaining("shared-db.migration-url");
    }
    assertThat(MigrationGate.pass(at(Server.running().port()), () -> true)).isTrue();
  }

  @Test
  void throughOneThatGivesEachClientASessionTheyMay(@TempDir Path folder) throws Exception {
    Pooler.require();
    try (Pooler pooler = Pooler.start(folder, 2, "session")) {
      assertThat(MigrationGate.pass(at(pooler.port()), () -> true)).isTrue();
    }
  }

  private static PGSimpleDataSource at(int port) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setURL("jdbc:postgresql://127.0.0.1:" + port + "/" + Server.DATABASE + "?prepareThreshold=0");
    source.setUser("postgres");
    source.setPassword("postgres");
    return source;
  }
}
