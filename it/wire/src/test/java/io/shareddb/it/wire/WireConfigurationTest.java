// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shareddb.internal.wire.Wire;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cannot go along with the wire is refused before any connection is made, with what to do. */
class WireConfigurationTest {

  @ParameterizedTest
  @CsvSource({"socketFactory, my.Own, SDB-1006", "replication, database, SDB-1002", "replication, true, SDB-1002",
      "gssEncMode, require, SDB-1003", "options, -c App.User_id=x, SDB-1004"})
  void refuses(String property, String value, String code) {
    Properties properties = Server.properties(property, value);
    assertThatThrownBy(() -> Wire.configure(properties)).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(code);
  }

  @Test
  void setsWhatItNeeds() {
    Properties properties = Server.properties("gssEncMode", "prefer", "replication", "false", "options", "-c work_mem=1MB");
    Wire.configure(properties);
    assertThat(properties).containsEntry("gssEncMode", "disable").containsEntry("options", "-c work_mem=1MB")
        .containsEntry("socketFactory", "io.shareddb.internal.wire.WireSocketFactory");
  }
}
