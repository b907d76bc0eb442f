// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.datasource;

import static org.assertj.core.api.Assertions.assertThat;

import io.shareddb.internal.config.Key;
import io.shareddb.internal.config.Settings;
import io.shareddb.internal.migration.Migrator;
import io.shareddb.it.module.Config;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** The file that an administrator runs is enough for the first start, on a server that has no role of ours. */
class LoginsFileTest {

  @Test
  void theFirstStartNeedsNothingElse() throws Exception {
    try (EmbeddedPostgres fresh = EmbeddedPostgres.builder().setServerConfig("listen_addresses", "127.0.0.1").start()) {
      try (Connection c = fresh.getPostgresDatabase().getConnection(); Statement s = c.createStatement()) {
        for (String statement : Files.readString(Path.of("../../server-config/logins.sql")).split(";\\s*")) {
          s.execute(statement);
        }
      }
      String place = ":CHANGE_ME@127.0.0.1:" + fresh.getPort() + "/company";
      Settings settings = Config.ofUrl("postgresql://app_login" + place)
          .with(Key.MIGRATION_URL, "postgresql://company_owner" + place).with(Key.PRIVILEGED_LOGIN, "refuse").read();
      new Migrator(settings, PlainConnections.dataSource(settings.owner(), "test"), getClass().getClassLoader()).run();
      try (Connection c = RuntimeLogin.examine(settings).open()) {
        assertThat(LoginRights.of(c)).isEqualTo(new LoginRights("app_login", "", true));
      }
    }
  }
}
