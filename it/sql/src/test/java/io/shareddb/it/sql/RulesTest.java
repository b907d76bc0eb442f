// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.sql;

import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The shipped schema keeps every rule. */
class RulesTest {

  private static Database database;
  private static People people;

  @BeforeAll
  static void open() throws SQLException {
    database = Database.notes();
    people = People.in(database);
  }

  @AfterAll
  static void close() throws SQLException {
    database.close();
  }

  @TestFactory
  Stream<DynamicTest> keeps() {
    return Rules.ALL.stream().map(rule -> DynamicTest.dynamicTest(rule.name(), () -> people.keep(rule)));
  }
}
