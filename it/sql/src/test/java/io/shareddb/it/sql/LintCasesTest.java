// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.shareddb.internal.guard.DatabaseExaminer;
import io.shareddb.internal.guard.Examination;
import io.shareddb.internal.guard.Finding;
import io.shareddb.internal.guard.Level;
import io.shareddb.internal.guard.Lint;
import io.shareddb.internal.guard.Lints;
import io.shareddb.it.EmbeddedDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Each lint on the spellings of its file under {@code src/test/resources/lints}: nothing is found, then the statements
 * run, then it is found, then its cure runs as it was printed, then nothing is found. Where a case says what Bob then gets
 * that is not his, that is tried: what refuses leaks, and what warns does not. Each case is rolled back.
 */
class LintCasesTest {

  private static Database database;
  private static Connection connection;

  @BeforeAll
  static void open() throws SQLException {
    database = Database.notes();
    connection = database.superuser().connection();
    connection.setAutoCommit(false);
  }

  @AfterAll
  static void close() throws SQLException {
    database.close();
  }

  @Test
  void nothingIsFoundInTheSharedSchemaAndAnOrdinaryApplication() throws SQLException {
    assertThat(found(Lints.all())).isEmpty();
    assertThat(new DatabaseExaminer(Lints.all()).examine(database.runtime().connection(), Optional.empty()).findings())
        .isEmpty();
  }

  @Test
  void nothingIsFoundInTheExample() throws Exception {
    try (Database notes = Database.shared()) {
      notes.owner().run(Files.readString(Path.of("../notes/src/main/resources/db/migration/V1__notes.sql")));
      assertThat(new DatabaseExaminer(Lints.all()).examine(notes.runtime().connection(), Optional.empty()).findings())
          .isEmpty();
    }
  }

  @Test
  void nothingIsFoundInTheTemplates() throws Exception {
    try (Database templates = Database.shared()) {
      for (String template : List.of("first_table.sql", "child_table.sql", "lookup_table.sql", "audited_column.sql")) {
        templates.owner().run(SharedFiles.template(template));
      }
      assertThat(new DatabaseExaminer(Lints.all()).examine(templates.runtime().connection(), Optional.empty()).findings())
          .isEmpty();
    }
  }

  @TestFactory
  Stream<DynamicContainer> everyLint() {
    return Lints.all().stream().map(lint -> DynamicContainer.dynamicContainer(lint.check().name(), tests(lint)));
  }

  private static Stream<DynamicTest> tests(Lint lint) {
    List<LintCase> cases = casesOf(lint);
    return Stream.concat(
        Stream.of(DynamicTest.dynamicTest("has three bad cases and two near misses", () -> {
          assertThat(cases.stream().filter(LintCase::bad)).hasSizeGreaterThanOrEqualTo(3);
          assertThat(cases.stream().filter(each -> !each.bad())).hasSizeGreaterThanOrEqualTo(2);
        })),
        cases.stream().map(each -> DynamicTest.dynamicTest((each.bad() ? "bad: " : "near: ") + each.title(),
            () -> run(lint, each))));
  }

  private static void run(Lint lint, LintCase tried) throws SQLException {
    if (tried.since() > connection.getMetaData().getDatabaseMajorVersion()) {
      return;
    }
    try {
      execute("set local role " + EmbeddedDatabase.OWNER);
      execute(tried.statements());
      assertLeaks(tried, tried.bad() && lint.check().level() == Level.REFUSE);
      List<Finding> findings = found(List.of(lint));
      if (!tried.bad()) {
        assertThat(findings).isEmpty();
        return;
      }
      assertThat(findings).extracting(Finding::object).containsExactlyInAnyOrderElementsOf(tried.objects(database.name()));
      execute("reset role");
      for (Finding finding : findings) {
        execute(finding.cure());
      }
      execute("reset search_path");
      execute(tried.byHand());
      assertThat(found(List.of(lint))).as("after the cure").isEmpty();
      assertLeaks(tried, false);
    } finally {
      connection.rollback();
    }
  }

  private static void assertLeaks(LintCase tried, boolean expected) throws SQLException {
    for (String query : tried.leaks()) {
      assertThat(bobGets(query)).as(query).isEqualTo(expected);
    }
  }

  /** For Bob in a session of the application's login: our policies ask who has logged in, too. */
  private static boolean bobGets(String query) throws SQLException {
    Savepoint before = connection.setSavepoint();
    try (Statement statement = connection.createStatement()) {
      statement.execute("reset search_path; set local session authorization " + EmbeddedDatabase.RUNTIME);
      statement.execute("set local app.user_id = '" + Fixture.BOB + "'");
      try (ResultSet rows = statement.executeQuery(query)) {
        return rows.next();
      }
    } catch (SQLException e) {
      if (!"42501".equals(e.getSQLState())) {
        throw e;
      }
      return false;
    } finally {
      connection.rollback(before);
    }
  }

  /** As the application's login, whose rights must be enough to look. */
  private static List<Finding> found(List<Lint> lints) throws SQLException {
    execute("reset role; set local role " + EmbeddedDatabase.RUNTIME);
    Examination seen = new DatabaseExaminer(lints).examine(connection, Optional.empty());
    execute("reset role");
    return seen.findings();
  }

  private static void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static List<LintCase> casesOf(Lint lint) {
    String file = "/lints/" + lint.check().name().replace('-', '_') + ".sql";
    try (InputStream content = LintCasesTest.class.getResourceAsStream(file)) {
      return content == null ? List.of() : LintCase.parse(new String(content.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
