// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shareddb.internal.wire.WireSelfTest;
import io.shareddb.it.EmbeddedDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The self-test passes where the wire works, and stops where the user does not arrive or does not leave. */
class SelfTestTest {

  @ParameterizedTest
  @ValueSource(strings = {"prepareThreshold=5", "prepareThreshold=1", "prepareThreshold=0", "prepareThreshold=-1",
      "preferQueryMode=simple", "preferQueryMode=extendedForPrepared", "preferQueryMode=extendedCacheEverything",
      "autosave=always"})
  void passesInEveryMode(String mode) throws Exception {
    try (Connection c = Server.wired(mode.split("="))) {
      WireSelfTest.verify(c);
      assertThat(c.getAutoCommit()).isTrue();
      WireSelfTest.verify(c);
    }
  }

  @Test
  void failsWithoutTheWire() throws Exception {
    try (Connection c = Server.plain()) {
      assertThatThrownBy(() -> WireSelfTest.verify(c)).isInstanceOf(SQLException.class)
          .hasMessageContaining("SDB-2011").hasMessageContaining("pgjdbc 42.").hasMessageContaining("server ");
    }
  }

  @Test
  void failsWhenTheSessionHasAUserOfItsOwn() throws Exception {
    Server.running().asSuperuser("postgres",
        "alter role " + EmbeddedDatabase.RUNTIME + " set app.user_id = '" + Server.BOB + "'");
    try (Connection c = Server.wired()) {
      assertThatThrownBy(() -> WireSelfTest.verify(c)).hasMessageContaining("after it all");
    } finally {
      Server.running().asSuperuser("postgres", "alter role " + EmbeddedDatabase.RUNTIME + " reset app.user_id");
    }
  }

  @Test
  void doesNotTouchTheTransactionItIsCalledIn() throws Exception {
    Map<Object, Object> suspended = Naming.begin();
    try (Connection c = Server.wired()) {
      WireSelfTest.verify(c);
      assertThat(Naming.resources()).isEmpty();
    } finally {
      Naming.end(suspended);
    }
  }
}
