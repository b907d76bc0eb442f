// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.datasource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shareddb.SystemWorkRefusedException;
import io.shareddb.internal.config.Key;
import io.shareddb.internal.config.Settings;
import io.shareddb.internal.migration.Migrator;
import io.shareddb.it.module.Config;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** The file that an administrator runs is enough for the first start, on a server that has no role of ours. */
class LoginsFileTest {

  @Test
  void theFirstStartNeedsNothingElse() throws Exception {
    try (EmbeddedPostgres fresh = EmbeddedPostgres.builder().setServerConfig("listen_addresses", "127.0.0.1").start()) {
      runAsAdministrator(fresh, "logins.sql");
      String place = ":CHANGE_ME@127.0.0.1:" + fresh.getPort() + "/company";
      Settings settings = Config.ofUrl("postgresql://app_login" + place)
          .with(Key.MIGRATION_URL, "postgresql://company_owner" + place).with(Key.PRIVILEGED_LOGIN, "refuse").read();
      new Migrator(settings, PlainConnections.dataSource(settings.owner(), "test"), getClass().getClassLoader()).run();
      try (Connection c = RuntimeLogin.examine(settings).open()) {
        assertThat(LoginRights.of(c)).isEqualTo(new LoginRights("app_login", "", true));
      }
      runAsAdministrator(fresh, "system-login.sql");
      assertSystemWorkIsPossible("postgresql://app_system" + place);
      assertThatExceptionOfType(SystemWorkRefusedException.class).as("a login of another kind")
          .isThrownBy(() -> connections("postgresql://app_login" + place).open()).withMessageContaining("SDB-4302");
    }
  }

  private static void assertSystemWorkIsPossible(String url) throws Exception {
    SystemConnections connections = connections(url);
    Connection ofOneWork = connections.open();
    assertThat(ofOneWork.getAutoCommit()).isFalse();
    Statement kept = ofOneWork.createStatement();
    connections.close(ofOneWork);
    assertThatExceptionOfType(SQLException.class).as("kept past its work").isThrownBy(() -> kept.execute("select 1"));
    for (int i = 0; i <= SystemConnections.MOST; i++) {
      connections.close(connections.open());
    }
  }

  private static SystemConnections connections(String url) {
    return new SystemConnections(Config.ofUrl(url).read().runtime());
  }

  private static void runAsAdministrator(EmbeddedPostgres server, String file) throws Exception {
    try (Connection c = server.getPostgresDatabase().getConnection(); Statement s = c.createStatement()) {
      for (String statement : Files.readString(Path.of("../../server-config", file)).split(";\\s*")) {
        s.execute(statement);
      }
    }
  }
}
