// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shareddb.it.wire.Server;
import java.sql.Connection;
import org.junit.jupiter.api.Test;

/** Memory runs out in the middle of an injection, against the real server: the connection must not be used again. */
class OutOfMemoryTest {

  @Test
  void theConnectionIsClosed() throws Exception {
    for (boolean autoCommit : new boolean[] {true, false}) {
      try (Connection c = Server.plain("socketFactory", FailingFactory.class.getName(), "gssEncMode", "disable",
          "sslmode", "disable")) {
        c.setAutoCommit(autoCommit);
        Server.as(Server.ALICE, () -> {
          assertThat(Server.one(c, "select count(*) from note")).isEqualTo("" + Server.NOTES);
          if (!autoCommit) {
            c.commit();
          }
          FailingFactory.next = () -> new OutOfMemoryError("made by the test");
          assertThatThrownBy(() -> Server.one(c, "select count(*) from note")).hasStackTraceContaining("made by the test");
          assertThatThrownBy(() -> Server.one(c, "select count(*) from note")).isInstanceOf(java.sql.SQLException.class);
          assertThat(c.isValid(1)).isFalse();
        });
      }
    }
  }
}
