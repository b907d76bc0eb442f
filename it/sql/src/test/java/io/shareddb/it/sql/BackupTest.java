// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.shareddb.it.EmbeddedDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backup is complete or it fails; it is never empty and quiet. */
class BackupTest {

  @TempDir
  private Path folder;

  private Database database;

  @BeforeEach
  void open() throws SQLException {
    Tools.require("pg_dump");
    Tools.require("psql");
    database = Database.notes();
  }

  @AfterEach
  void close() throws SQLException {
    database.close();
  }

  @Test
  void withoutAReasonItFails() throws IOException {
    assertThat(dump()).matches(r -> r.exit() != 0, "fails");
    Tools.Result quiet = dump("--enable-row-security");
    assertThat(quiet.exit()).isNotZero();
    assertThat(quiet.output()).contains("shared_db.system=backup");
  }

  @Test
  void withAReasonItIsCompleteAndCanBeRestored() throws Exception {
    Tools.Result dumped = Tools.end(Tools.start(database, EmbeddedDatabase.OWNER,
        List.of("env", "PGOPTIONS=-c shared_db.system=backup", "pg_dump", "--enable-row-security", "-f", file())));
    assertThat(dumped.exit()).describedAs(dumped.output()).isZero();
    try (Database copy = Database.empty()) {
      Tools.Result restored = Tools.end(Tools.start(copy, "postgres",
          List.of("psql", "-Xq", "-v", "ON_ERROR_STOP=1", "-f", file())));
      assertThat(restored.exit()).describedAs(restored.output()).isZero();
      assertThat(Catalog.of(copy)).isEqualTo(Catalog.of(database));
      for (String table : List.of("users", "notes", "files", "tasks", "places", "invoices", "audit_log")) {
        String rows = "select t::text from " + table + " t order by 1";
        assertThat(copy.superuser().rows(rows)).describedAs(table).isEqualTo(database.superuser().rows(rows)).isNotEmpty();
      }
      assertThat(copy.runtime().as(Fixture.ALICE).rows("select id from notes order by id")).containsExactly("1", "2");
      SharedFiles.apply(copy.owner().connection(), SharedFiles.IN_ORDER);
      assertThat(Catalog.of(copy)).isEqualTo(Catalog.of(database));
    }
  }

  @Test
  void psqlAndTheDriverMakeDatabasesThatDumpTheSame() throws Exception {
    Path files = Files.createDirectory(folder.resolve("schemas"));
    SharedFiles.copyTo(files);
    try (Database byPsql = Database.empty(); Database byDriver = Database.shared()) {
      for (String name : SharedFiles.IN_ORDER) {
        Tools.Result result = Tools.end(Tools.start(byPsql, EmbeddedDatabase.OWNER,
            List.of("psql", "-Xq", "-v", "ON_ERROR_STOP=1", "-f", files.resolve(name).toString())));
        assertThat(result.exit()).describedAs(result.output()).isZero();
      }
      assertThat(schemaOf(byPsql)).isEqualTo(schemaOf(byDriver)).hasSizeGreaterThan(500);
    }
  }

  private static List<String> schemaOf(Database database) throws IOException {
    Tools.Result dumped = Tools.end(Tools.start(database, "postgres", List.of("pg_dump", "--schema-only")));
    assertThat(dumped.exit()).describedAs(dumped.output()).isZero();
    // Newer ones write a random key around the dump.
    return dumped.output().lines().filter(line -> !line.matches("\\\\(un)?restrict .*")).toList();
  }

  private Tools.Result dump(String... options) throws IOException {
    List<String> command = new java.util.ArrayList<>(List.of("pg_dump", "-f", file()));
    command.addAll(List.of(options));
    return Tools.end(Tools.start(database, EmbeddedDatabase.OWNER, command));
  }

  private String file() {
    return folder.resolve("dump.sql").toString();
  }
}
