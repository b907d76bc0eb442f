// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.shareddb.it.EmbeddedDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever runs the files, by whichever client and however often, makes the same database, but for the owner's name. */
class WaysTest {

  private static final String PLAIN = "plain_owner";

  @TempDir
  private Path folder;

  private List<String> expected;

  @BeforeEach
  void oneWay() throws Exception {
    Tools.require("psql");
    SharedFiles.copyTo(folder);
    try (Database database = Database.shared()) {
      expected = catalog(database);
    }
  }

  @AfterEach
  void dropOwner() {
    Database.CLUSTER.asSuperuser("postgres", "drop role if exists " + PLAIN);
  }

  @Test
  void anOwnerWithCreaterole() throws Exception {
    try (Database database = Database.empty()) {
      twice(database, EmbeddedDatabase.OWNER);
    }
  }

  @Test
  void aSuperuser() throws Exception {
    try (Database database = Database.empty()) {
      twice(database, "postgres");
    }
  }

  @Test
  void anOwnerWithoutCreateroleForWhomTheRolesWereMade() throws Exception {
    try (Database database = Database.empty()) {
      database.superuser().run("create role " + PLAIN + " login password '" + EmbeddedDatabase.PASSWORD + "'",
          "grant shared_db_app, shared_db_auth to " + PLAIN + " with admin option",
          "alter database \"" + database.name() + "\" owner to " + PLAIN);
      twice(database, PLAIN);
      database.superuser().run("revoke shared_db_app, shared_db_auth from " + PLAIN);
    }
  }

  /** Flyway runs each file without its frame, in a transaction of its own. */
  @Test
  void psqlFirstAndFlywaysFormLater() throws Exception {
    try (Database database = Database.empty()) {
      assertThat(psql(database, EmbeddedDatabase.OWNER, SharedFiles.IN_ORDER.subList(0, 3))).isEmpty();
      for (String file : SharedFiles.IN_ORDER) {
        database.owner().run(SharedFiles.text(file).replaceAll("(?m)^(begin|commit);$", ""));
      }
      assertThat(catalog(database)).isEqualTo(expected);
    }
  }

  private void twice(Database database, String login) throws Exception {
    for (int time = 0; time < 2; time++) {
      assertThat(psql(database, login, SharedFiles.IN_ORDER)).as("what psql says, time %s", time).isEmpty();
      assertThat(catalog(database)).isEqualTo(expected);
    }
  }

  private String psql(Database database, String login, List<String> files) throws IOException {
    List<String> command = new ArrayList<>(List.of("psql", "-X", "-q", "-o", "/dev/null", "-v", "ON_ERROR_STOP=1"));
    files.forEach(name -> command.addAll(List.of("-f", folder.resolve(name).toString())));
    Tools.Result result = Tools.end(Tools.start(database, login, command));
    assertThat(result.exit()).describedAs(result.output()).isZero();
    return result.output();
  }

  private static List<String> catalog(Database database) throws SQLException {
    return Catalog.of(database).stream()
        .map(line -> line.replaceAll("\\b(" + EmbeddedDatabase.OWNER + "|" + PLAIN + "|postgres)\\b", "OWNER")).sorted().toList();
  }
}
