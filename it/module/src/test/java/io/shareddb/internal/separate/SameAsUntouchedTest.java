// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.separate;

import static org.assertj.core.api.Assertions.assertThat;

import io.shareddb.RlsContext;
import io.shareddb.it.EmbeddedDatabase;
import io.shareddb.it.module.Databases;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever an application does, it sees the same through the door as on a connection of the driver that has the user
 * from its first moment.
 */
class SameAsUntouchedTest {

  private static TestTables tables;

  @BeforeAll
  static void makeTables() throws Exception {
    tables = TestTables.make("same");
  }

  @BeforeEach
  void checkLogin() throws Exception {
    try (Connection connection = untouched()) {
      assertThat(Databases.value(connection, "select rolsuper or rolbypassrls from pg_roles where rolname = current_user"))
          .isEqualTo("f");
    }
  }

  static List<JdbcCase> cases() {
    return JdbcCases.cases();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void throughTheDoor(JdbcCase item) throws Exception {
    List<Object> expected;
    List<String> expectedRows;
    tables.reset();
    try (Connection connection = untouched()) {
      expected = item.run(connection);
      expectedRows = tables.rows();
    }
    tables.reset();
    try (Connection connection = SeparateConnection.wrap(plain(new Properties()))) {
      List<Object> seen = RlsContext.callAs(TestTables.ANN, () -> item.run(connection));
      assertThat(seen).isEqualTo(expected);
    }
    assertThat(tables.rows()).as("what is stored").isEqualTo(expectedRows);
  }

  private static Connection untouched() throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("options", "-c app.user_id=" + TestTables.ANN);
    return plain(properties);
  }

  private static Connection plain(Properties properties) throws SQLException {
    properties.setProperty("user", EmbeddedDatabase.RUNTIME);
    properties.setProperty("password", EmbeddedDatabase.PASSWORD);
    return DriverManager.getConnection(Databases.server().jdbcUrl(tables.database()), properties);
  }
}
