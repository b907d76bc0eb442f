// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shareddb.internal.wire.Wire;
import io.shareddb.internal.wire.WireSelfTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Properties;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.jdbc.PgStatement;

/** The filter above TLS: same user, same checks of certificate and name as the driver's own. */
class TlsTest {

  private static Path certificate;

  @BeforeAll
  static void enable() {
    certificate = Tls.enable(Server.running());
  }

  @ParameterizedTest
  @CsvSource({"disable, postgres, f", "allow, postgres, f", "prefer, postgres, t", "require, postgres, t",
      "verify-full, postgres, t", "require, direct, t", "verify-full, direct, t"})
  void usersAlternate(String mode, String negotiation, String encrypted) throws Exception {
    try (Connection c = connect("localhost", mode, negotiation, certificate)) {
      assertThat(Server.one(c, "select ssl from pg_stat_ssl where pid = pg_backend_pid()")).isEqualTo(encrypted);
      if (encrypted.equals("t")) {
        assertThat(Server.one(c, "select version from pg_stat_ssl where pid = pg_backend_pid()")).isEqualTo("TLSv1.3");
      }
      WireSelfTest.verify(c);
      for (int i = 0; i < 10; i++) {
        var user = i % 2 == 0 ? Server.ALICE : Server.BOB;
        Server.as(user, () -> assertThat(Server.one(c, "select min(user_id::text) || count(*) from note"))
            .isEqualTo("" + user + Server.NOTES));
      }
      cancelled(c);
    }
  }

  private static void cancelled(Connection c) throws Exception {
    try (Statement s = c.createStatement()) {
      s.unwrap(PgStatement.class).setQueryTimeoutMs(60);
      Server.as(Server.ALICE, () ->
          assertThatThrownBy(() -> s.execute("select pg_sleep(20)")).hasMessageContaining("canceling"));
      Server.as(Server.BOB, () -> assertThat(Server.one(c, "select count(*) from note")).isEqualTo("" + Server.NOTES));
    }
  }

  @Test
  void anotherNameIsRefused() {
    assertThatThrownBy(() -> connect("127.0.0.1", "verify-full", "postgres", certificate)).hasMessageContaining("127.0.0.1");
  }

  @Test
  void anUnknownCertificateIsRefused(@TempDir Path folder) throws Exception {
    Path empty = Files.createFile(folder.resolve("none.crt"));
    assertThatThrownBy(() -> connect("localhost", "verify-ca", "postgres", empty)).isInstanceOf(java.sql.SQLException.class);
  }

  @Test
  void theApplicationsOwnFactoryIsUsed() throws Exception {
    Properties properties = Server.properties("sslmode", "require", "sslfactory", "org.postgresql.ssl.NonValidatingFactory");
    Wire.configure(properties);
    Wire.configure(properties);
    try (Connection c = DriverManager.getConnection(url("localhost"), properties)) {
      Server.as(Server.ALICE, () -> assertThat(Server.one(c, "select count(*) from note")).isEqualTo("" + Server.NOTES));
    }
    properties.setProperty("io.shareddb.wire.sslfactory", "not.There");
    assertThatThrownBy(() -> DriverManager.getConnection(url("localhost"), properties)).rootCause()
        .hasMessageContaining("not.There");
  }

  private static Connection connect(String host, String mode, String negotiation, Path root) throws Exception {
    Properties properties = Server.properties("sslmode", mode, "sslNegotiation", negotiation, "sslrootcert",
        root.toString());
    Wire.configure(properties);
    return DriverManager.getConnection(url(host), properties);
  }

  private static String url(String host) {
    return "jdbc:postgresql://" + host + ":" + Server.running().port() + "/" + Server.DATABASE;
  }
}
