// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The server is the one that the build asked for, or the run on the oldest one proves nothing. */
class ServerTest {

  @Test
  void isOfTheVersionAskedFor() throws Exception {
    String wanted = System.getProperty("postgres.version").replaceFirst("^(\\d+)\\.(\\d+).*", "$1.$2");
    try (Database database = Database.empty()) {
      assertThat(database.runtime().value("show server_version")).startsWith(wanted);
    }
  }
}
