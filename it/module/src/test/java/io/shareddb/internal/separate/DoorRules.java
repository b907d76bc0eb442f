// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.separate;

import static org.assertj.core.api.Assertions.assertThat;

import io.shareddb.it.EmbeddedDatabase;
import io.shareddb.it.module.Databases;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** A door into a database where Ann has rows 1 to 5, and Bob row 1000. */
abstract class DoorRules {

  static final List<String> OF_ANN = List.of("1", "2", "3", "4", "5");
  static final List<String> OF_BOB = List.of("1000");
  static final String IDS = "select id from items order by id";

  static TestTables tables;

  Connection plain;
  Connection door;

  @BeforeAll
  static void makeTables() throws Exception {
    tables = TestTables.make("users");
  }

  @BeforeEach
  void open() throws Exception {
    tables.reset();
    plain = tables.plain();
    door = SeparateConnection.wrap(plain);
    assertThat(Databases.value(plain, "select current_user || (select rolsuper or rolbypassrls from pg_roles"
        + " where rolname = current_user)::text")).isEqualTo(EmbeddedDatabase.RUNTIME + "false");
  }

  /** Whatever the test did: the next user of this connection finds nothing of it. */
  @AfterEach
  void nothingIsLeft() throws Exception {
    if (!plain.isClosed()) {
      if (!plain.getAutoCommit()) {
        plain.rollback();
        plain.setAutoCommit(true);
      }
      assertThat(Databases.value(plain, "select coalesce(current_setting('app.user_id', true), '')")).isEmpty();
      plain.close();
    }
  }

  List<String> ids() throws SQLException {
    return Databases.rows(door, IDS);
  }

  boolean execute(String sql) throws SQLException {
    try (Statement statement = door.createStatement()) {
      return statement.execute(sql);
    }
  }

  int update(String sql) throws SQLException {
    try (Statement statement = door.createStatement()) {
      return statement.executeUpdate(sql);
    }
  }
}
