// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.datasource;

import static io.shareddb.RlsContext.callAs;
import static io.shareddb.RlsContext.callAsNobody;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shareddb.SharedDbException;
import io.shareddb.internal.config.Key;
import io.shareddb.internal.config.Settings;
import io.shareddb.internal.migration.Migrator;
import io.shareddb.it.EmbeddedDatabase;
import io.shareddb.it.module.Config;
import io.shareddb.it.module.Databases;
import io.shareddb.it.module.LogLines;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The application's login never has more rights than a user, or the application does not start. */
class RuntimeLoginTest {

  private static final UUID ANN = UUID.fromString("aaaaaaaa-0000-4000-8000-000000000001");
  private static final UUID BOB = UUID.fromString("bbbbbbbb-0000-4000-8000-000000000002");

  private static String database;

  @BeforeAll
  static void makeLogins() throws Exception {
    database = Databases.empty("login");
    Settings settings = Config.of(database).read();
    new Migrator(settings, OwnerConnections.of(settings), RuntimeLoginTest.class.getClassLoader()).run();
    Databases.server().asSuperuser(database,
        "insert into users (id, email) values ('" + ANN + "', 'ann@example.com'), ('" + BOB + "', 'bob@example.com')",
        "create role too_super login superuser password 'secret'",
        "create role too_bypass login bypassrls password 'secret'",
        "create role too_replication login replication password 'secret'",
        "create role bypass_group nologin bypassrls",
        "create role super_group nologin superuser",
        "create role may_bypass login password 'secret'", "grant bypass_group to may_bypass",
        "create role may_super login noinherit password 'secret'", "grant super_group to may_super",
        "create role may_own login password 'secret'", "grant " + EmbeddedDatabase.OWNER + " to may_own",
        "create role only_set login noinherit password 'secret'", "grant " + EmbeddedDatabase.OWNER + " to only_set",
        "create role owns_one login password 'secret'", "create table mine (id uuid)",
        "alter table mine enable row level security", "alter table mine owner to owns_one",
        "create role stranger login password 'secret'",
        "grant shared_db_app to too_bypass, too_replication, may_bypass, may_super, owns_one");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
      "postgres, superuser",
      "too_super, superuser",
      "too_bypass, BYPASSRLS",
      "too_replication, REPLICATION",
      "may_bypass, may become bypass_group",
      "may_super, may become super_group",
      "company_owner, owner of .*users",
      "may_own, owner of .*users",
      "only_set, owner of .*users",
      "owns_one, owner of .*mine",
  })
  void aPrivilegedLoginIsNamedWithItsRightsAndLoweredOrRefused(String login, String rights) throws Exception {
    assertThatExceptionOfType(SharedDbException.class)
        .isThrownBy(() -> RuntimeLogin.examine(settings(login, "refuse")))
        .withMessageStartingWith("SDB-2002 ").withMessageContaining(login + "@127.0.0.1")
        .withMessageContaining("shared-db.migration-url").withMessageNotContaining("secret")
        .satisfies(failure -> assertThat(failure.getMessage()).containsPattern(rights));
    try (LogLines log = LogLines.of(RuntimeLogin.class)) {
      RuntimeLogin lowered = RuntimeLogin.examine(settings(login, "lower"));
      assertThat(log.lines()).hasSize(1).first().asString().startsWith("SDB-2003 ").containsPattern(rights)
          .contains("not against SQL injection");
      worksAsAUser(lowered);
    }
    worksAsAUser(RuntimeLogin.examine(Config.ofUrl(Databases.server().url(database, login))
        .with(Key.WIRE, "separate").read()));
  }

  @Test
  void aPlainMemberWorksWithoutAWord() throws Exception {
    try (LogLines log = LogLines.of(RuntimeLogin.class)) {
      RuntimeLogin plain = RuntimeLogin.examine(settings(EmbeddedDatabase.RUNTIME, "refuse"));
      assertThat(log.lines()).isEmpty();
      try (Connection connection = plain.open()) {
        assertThat(Databases.value(connection, "select current_user")).isEqualTo(EmbeddedDatabase.RUNTIME);
        seesOnlyAnn(connection);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"lower", "refuse"})
  void aLoginWithoutMembershipIsToldTheGrant(String privileged) {
    assertThatExceptionOfType(SharedDbException.class)
        .isThrownBy(() -> RuntimeLogin.examine(settings("stranger", privileged)))
        .withMessageStartingWith("SDB-2004 ").withMessageContaining("grant shared_db_app to \"stranger\";");
  }

  @Test
  void theConnectionsSayWhoseTheyAre() throws Exception {
    Settings settings = Config.of(database).with(Key.APPLICATION, "notes").read();
    try (Connection connection = RuntimeLogin.examine(settings).open()) {
      assertThat(Databases.value(connection, "show application_name")).isEqualTo("notes");
    }
  }

  @Test
  void theSeparateStatementIsSaidOnce() throws Exception {
    try (LogLines log = LogLines.of(RuntimeLogin.class)) {
      RuntimeLogin separate = RuntimeLogin.examine(Config.of(database).with(Key.WIRE, "separate").read());
      separate.open().close();
      separate.open().close();
      assertThat(log.lines()).hasSize(1).first().asString().contains("one round trip more per transaction");
    }
  }

  /** A rolling upgrade of the server, or another driver in the server's lib folder, comes while we run. */
  @Test
  void theSelfTestRunsOncePerVersion() throws Exception {
    Settings settings = Config.of(database).read();
    RuntimeLogin login = RuntimeLogin.examine(settings);
    login.open().close();
    try (Connection withoutTheWire = PlainConnections.open(settings.runtime(), settings.runtime().driverProperties())) {
      login.testWire(withoutTheWire);
      for (String version : List.of("getDriverVersion", "getDatabaseProductVersion")) {
        assertThatExceptionOfType(SQLException.class)
            .isThrownBy(() -> login.testWire(withAnother(version, withoutTheWire)))
            .withMessageStartingWith("SDB-2011 ").withMessageContaining("another version");
      }
    }
  }

  private static Connection withAnother(String version, Connection real) {
    return proxy(Connection.class, real, (method, result) -> method.equals("getMetaData")
        ? proxy(DatabaseMetaData.class, result, (asked, value) -> asked.equals(version) ? "another version" : value) : result);
  }

  private static <T> T proxy(Class<T> type, Object real, BiFunction<String, Object, Object> edit) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type},
        (proxy, method, arguments) -> edit.apply(method.getName(), method.invoke(real, arguments))));
  }

  private static Settings settings(String login, String privileged) {
    return Config.ofUrl(Databases.server().url(database, login)).with(Key.PRIVILEGED_LOGIN, privileged).read();
  }

  /** Lowered for good: neither RESET ROLE nor DISCARD ALL brings the rights back, on any connection. */
  private static void worksAsAUser(RuntimeLogin login) throws Exception {
    for (String undo : new String[] {"select 1", "reset role", "discard all", "reset all"}) {
      try (Connection connection = login.open(); Statement statement = connection.createStatement()) {
        statement.execute(undo);
        assertThat(Databases.value(connection, "select current_user")).as(undo).isEqualTo("shared_db_app");
        seesOnlyAnn(connection);
      }
    }
  }

  private static void seesOnlyAnn(Connection connection) throws Exception {
    assertThat(callAsNobody(() -> emails(connection))).isEmpty();
    assertThat(callAs(ANN, () -> emails(connection))).containsExactly("ann@example.com");
  }

  private static List<String> emails(Connection connection) throws SQLException {
    return Databases.rows(connection, "select email from users");
  }
}
