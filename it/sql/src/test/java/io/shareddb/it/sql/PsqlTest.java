// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.shareddb.it.EmbeddedDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files by {@code psql -f}, as companies without Java run them. */
class PsqlTest {

  @TempDir
  private static Path folder;

  @BeforeAll
  static void tools() throws IOException {
    Tools.require("psql");
    SharedFiles.copyTo(folder);
  }

  @Test
  void twiceInARowIsOnce() throws Exception {
    try (Database database = Database.empty()) {
      assertThat(psql(database, EmbeddedDatabase.OWNER)).matches(r -> r.exit() == 0, "exit 0");
      List<String> once = Catalog.of(database);
      Tools.Result again = psql(database, EmbeddedDatabase.OWNER);
      assertThat(again.exit()).describedAs(again.output()).isZero();
      assertThat(again.output()).doesNotContainIgnoringCase("notice").doesNotContainIgnoringCase("warning");
      assertThat(Catalog.of(database)).isEqualTo(once).hasSizeGreaterThan(80);
    }
  }

  /** install.sh is what the README shows. */
  @Test
  void theReadmesCommandsMakeTheSameDatabase() throws Exception {
    Path script = Path.of("src/test/resources/install.sh").toAbsolutePath();
    try (Database byScript = Database.empty(); Database byDriver = Database.shared()) {
      Tools.Result result = Tools.end(Tools.start(byScript, EmbeddedDatabase.OWNER,
          List.of("env", "DATABASE_URL=postgresql:///" + byScript.name(), "sh", script.toString(), folder.toString())));
      assertThat(result.exit()).describedAs(result.output()).isZero();
      assertThat(Catalog.of(byScript)).isEqualTo(Catalog.of(byDriver));
    }
  }

  @Test
  void psqlFirstAndTheDriverLaterAreTheSame() throws Exception {
    try (Database byBoth = Database.empty(); Database byDriver = Database.shared()) {
      assertThat(psql(byBoth, EmbeddedDatabase.OWNER)).matches(r -> r.exit() == 0, "exit 0");
      SharedFiles.apply(byBoth.owner().connection(), SharedFiles.IN_ORDER);
      assertThat(Catalog.of(byBoth)).isEqualTo(Catalog.of(byDriver));
    }
  }

  @Test
  void aSuperuserMayRunThem() throws Exception {
    try (Database database = Database.empty()) {
      assertThat(psql(database, "postgres")).matches(r -> r.exit() == 0, "exit 0");
      assertThat(psql(database, "postgres")).matches(r -> r.exit() == 0, "exit 0");
      assertThat(database.runtime().value("select shared_db.sign_in('ann@example.com') is not null")).isEqualTo("t");
      assertThat(database.runtime().rows("select * from users")).isEmpty();
    }
  }

  @Test
  void theFirstThreeAloneIsolateUsers() throws Exception {
    try (Database database = Database.empty()) {
      SharedFiles.apply(database.owner().connection(), SharedFiles.IN_ORDER.subList(0, 3));
      database.superuser().run("insert into users (id, email) values ('" + Fixture.ALICE + "', 'alice@example.com'), ('"
          + Fixture.BOB + "', 'bob@example.com')");
      Session app = database.runtime();
      assertThat(app.rows("select * from users")).isEmpty();
      assertThat(app.as(Fixture.ALICE).rows("select email from users")).containsExactly("alice@example.com");
      assertThat(app.as(Fixture.ALICE).change("update users set full_name = 'A.'")).isEqualTo(1);
      assertThat(app.as(Fixture.ALICE).refused("update users set email = 'x'").state()).isEqualTo("42501");
      assertThat(app.as(Fixture.ALICE).refused("delete from users").state()).isEqualTo("42501");
      assertThat(database.owner().refused("select * from users").message()).contains("as_system");
    }
  }

  @Test
  void eightAtOnceAreOne() throws Exception {
    try (Database expected = Database.shared()) {
      for (int round = 0; round < 3; round++) {
        try (Database database = Database.empty()) {
          List<Process> running = new ArrayList<>();
          for (int i = 0; i < 8; i++) {
            running.add(start(database, EmbeddedDatabase.OWNER));
          }
          for (Process process : running) {
            Tools.Result result = Tools.end(process);
            assertThat(result.exit()).describedAs(result.output()).isZero();
          }
          assertThat(Catalog.of(database)).isEqualTo(Catalog.of(expected));
        }
      }
    }
  }

  @Test
  void fourDatabasesOfOneClusterAtOnce() throws Exception {
    List<Database> databases = new ArrayList<>();
    try {
      for (int i = 0; i < 4; i++) {
        databases.add(Database.empty());
      }
      List<Process> running = new ArrayList<>();
      for (Database database : databases) {
        running.add(start(database, EmbeddedDatabase.OWNER));
        running.add(start(database, EmbeddedDatabase.OWNER));
      }
      for (Process process : running) {
        Tools.Result result = Tools.end(process);
        assertThat(result.exit()).describedAs(result.output()).isZero();
      }
    } finally {
      for (Database database : databases) {
        database.close();
      }
    }
  }

  private static Tools.Result psql(Database database, String login) throws IOException {
    return Tools.end(start(database, login));
  }

  private static Process start(Database database, String login) throws IOException {
    List<String> command = new ArrayList<>(List.of("psql", "-X", "-q", "-v", "ON_ERROR_STOP=1"));
    for (String name : SharedFiles.IN_ORDER) {
      command.addAll(List.of("-f", folder.resolve(name).toString()));
    }
    return Tools.start(database, login, command);
  }
}
