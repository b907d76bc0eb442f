// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.datasource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shareddb.SharedDbException;
import io.shareddb.internal.config.Key;
import io.shareddb.internal.config.Settings;
import io.shareddb.it.EmbeddedDatabase;
import io.shareddb.it.module.Config;
import io.shareddb.it.module.Databases;
import io.shareddb.it.module.Relay;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From DATABASE_URL to a connection of the driver, or to a message that tells what to check. */
class PlainConnectionsTest {

  private static String database;
  private static int port;

  @BeforeAll
  static void makeDatabase() {
    database = Databases.empty("connect");
    port = Databases.server().port();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(delimiter = '|', value = {
      "wrong password   | app_login:sesame@127.0.0.1:PORT/DB           | Check user and password",
      "no such login    | nobody_here:sesame@127.0.0.1:PORT/DB         | Check user and password",
      "no such database | app_login:secret@127.0.0.1:PORT/no_such      | Create the database",
      "nobody listens   | app_login:sesame@127.0.0.1:CLOSED/DB         | Check host and port",
      "unknown host     | app_login:sesame@no.such.host.invalid:PORT/DB | Check host and port",
      "not PostgreSQL   | app_login:sesame@127.0.0.1:SILENT/DB?loginTimeout=1 | Check host and port",
  })
  void aConnectionThatFailsSaysWhatToCheck(String what, String address, String advice) throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String url = "postgresql://" + address.replace("CLOSED", String.valueOf(closedPort()))
          .replace("SILENT", String.valueOf(silent.getLocalPort())).replace("PORT", String.valueOf(port))
          .replace("DB", database);
      Settings settings = Config.ofUrl(url).read();
      assertThatExceptionOfType(SharedDbException.class)
          .isThrownBy(() -> PlainConnections.open(settings.runtime(), settings.runtime().driverProperties()))
          .withMessageStartingWith("SDB-2001 ").withMessageContaining(advice)
          .withMessageContaining(address.substring(0, address.indexOf(':')) + "@")
          .satisfies(failure -> noPassword(failure, "sesame"))
          .satisfies(failure -> noPassword(failure, ":secret"));
    }
  }

  @Test
  void theNextHostServesWhereTheFirstIsDown() throws Exception {
    String url = "postgresql://app_login:secret@127.0.0.1:" + closedPort() + ",127.0.0.1:" + port + "/" + database;
    Settings settings = Config.ofUrl(url).read();
    try (Connection plain = PlainConnections.open(settings.runtime(), settings.runtime().driverProperties());
        Connection ofMigration = PlainConnections.dataSource(settings.runtime(), "x").getConnection()) {
      assertThat(Databases.value(plain, "select inet_server_port()")).isEqualTo(String.valueOf(port));
      assertThat(Databases.value(ofMigration, "select inet_server_port()")).isEqualTo(String.valueOf(port));
    }
  }

  @Test
  void anIpv6AddressInBracketsIsReached() throws Exception {
    InetAddress loopback = InetAddress.getByName("::1");
    if (NetworkInterface.getByInetAddress(loopback) == null) {
      Assumptions.abort("the address ::1 is missing");
    }
    try (Relay relay = new Relay(loopback, port)) {
      logsIn(Config.ofUrl("postgresql://app_login:secret@[::1]:" + relay.port() + "/" + database).read());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"p@ss/w:rd?#", "100%+ &=;,", "[::1]", "häß✓", "'\"\\$$", " edge "})
  void aPasswordOfSpecialCharactersLogsIn(String password) throws Exception {
    Databases.server().asSuperuser("postgres",
        "alter role " + EmbeddedDatabase.RUNTIME + " password '" + password.replace("'", "''") + "'");
    try {
      String encoded = URLEncoder.encode(password, StandardCharsets.UTF_8).replace("+", "%20");
      Settings settings = Config.ofUrl("postgresql://app_login:" + encoded + "@127.0.0.1:" + port + "/" + database).read();
      logsIn(settings);
      logsIn(Config.ofUrl("postgresql://127.0.0.1:" + port + "/" + database)
          .with(Key.USER, "app_login").with(Key.PASSWORD, password).read());
    } finally {
      Databases.server().asSuperuser("postgres",
          "alter role " + EmbeddedDatabase.RUNTIME + " password '" + EmbeddedDatabase.PASSWORD + "'");
    }
  }

  @Test
  void aDatabaseOfSpecialCharactersIsFound() throws Exception {
    String name = "my db/1?&%";
    Databases.server().createDatabase(name);
    String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    Settings settings = Config.ofUrl("postgresql://app_login:secret@127.0.0.1:" + port + "/" + encoded).read();
    try (Connection connection = PlainConnections.dataSource(settings.runtime(), "x").getConnection()) {
      assertThat(Databases.value(connection, "select current_database()")).isEqualTo(name);
    }
    logsIn(settings);
  }

  @ParameterizedTest
  @CsvSource({"prepareThreshold=7", "defaultRowFetchSize=50", "ApplicationName=notes%20app"})
  void whatTheDriverKnowsReachesIt(String parameter) throws Exception {
    Settings settings = Config.ofUrl("postgresql://app_login:secret@127.0.0.1:" + port + "/" + database + "?" + parameter)
        .read();
    try (Connection connection = PlainConnections.open(settings.runtime(), settings.runtime().driverProperties())) {
      switch (parameter.substring(0, parameter.indexOf('='))) {
        case "prepareThreshold" ->
            assertThat(connection.unwrap(org.postgresql.PGConnection.class).getPrepareThreshold()).isEqualTo(7);
        case "defaultRowFetchSize" ->
            assertThat(connection.unwrap(org.postgresql.PGConnection.class).getDefaultFetchSize()).isEqualTo(50);
        default -> assertThat(Databases.value(connection, "show application_name")).isEqualTo("notes app");
      }
    }
  }

  private static void logsIn(Settings settings) throws Exception {
    try (Connection connection = PlainConnections.open(settings.runtime(), settings.runtime().driverProperties())) {
      assertThat(Databases.value(connection, "select session_user")).isEqualTo("app_login");
    }
  }

  private static void noPassword(Throwable failure, String password) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      assertThat(String.valueOf(cause.getMessage())).doesNotContain(password);
    }
  }

  private static int closedPort() throws Exception {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }
}
