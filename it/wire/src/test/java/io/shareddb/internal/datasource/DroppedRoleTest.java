// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.datasource;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shareddb.SharedDbException;
import io.shareddb.internal.config.Key;
import io.shareddb.internal.config.SettingsReader;
import io.shareddb.it.EmbeddedDatabase;
import io.shareddb.it.wire.Pooler;
import io.shareddb.it.wire.Server;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A privileged login is lowered by a start-up parameter; where a pooler drops that, it must not work at all. */
class DroppedRoleTest {

  @ParameterizedTest
  @ValueSource(strings = {"first-statement", "separate"})
  void behindAPoolerThatDropsTheParameterTheLoginIsRefused(String wire, @TempDir Path folder) throws Exception {
    Pooler.require();
    try (Pooler pooler = Pooler.start(folder, 1)) {
      assertThatExceptionOfType(SharedDbException.class).isThrownBy(() -> examine(pooler.port(), wire))
          .withMessageStartingWith("SDB-2005 ").withMessageContaining("postgres").withMessageContaining("pooler");
    }
  }

  /** It is lowered by nothing, but its connections would give an empty page where they should give an error. */
  @Test
  void neitherDoesALoginOfAUserWorkWithoutTheParameter(@TempDir Path folder) throws Exception {
    Pooler.require();
    try (Pooler pooler = Pooler.start(folder, 1)) {
      RuntimeLogin login = examine(EmbeddedDatabase.RUNTIME + ":" + EmbeddedDatabase.PASSWORD, pooler.port(), "separate");
      assertThatExceptionOfType(SharedDbException.class).isThrownBy(login::open)
          .withMessageStartingWith("SDB-2018 ").withMessageContaining("prepareThreshold=0");
    }
  }

  @Test
  void withoutThePoolerItIsLowered() throws Exception {
    examine(Server.running().port(), "first-statement").open().close();
    examine(Server.running().port(), "separate").open().close();
  }

  private static RuntimeLogin examine(int port, String wire) throws Exception {
    return examine("postgres:postgres", port, wire);
  }

  private static RuntimeLogin examine(String login, int port, String wire) throws Exception {
    Map<Key, String> values = Map.of(Key.DATABASE_URL,
        "postgresql://" + login + "@127.0.0.1:" + port + "/" + Server.DATABASE + "?prepareThreshold=0", Key.WIRE, wire);
    return RuntimeLogin.examine(new SettingsReader(key -> Optional.ofNullable(values.get(key)), Set.of()).read());
  }
}
