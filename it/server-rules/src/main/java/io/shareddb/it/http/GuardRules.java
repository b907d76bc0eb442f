// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.http;

import static io.shareddb.it.http.RunningNotes.twoLogins;
import static io.shareddb.it.http.StartUpRules.assertRefused;

import io.shareddb.it.EmbeddedDatabase;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What would leak does not start, and says what to write. */
@Tag("boots")
@ExtendWith({RunningNotes.Provider.class, Differences.class})
class GuardRules {

  private final EmbeddedDatabase database;

  GuardRules(RunningNotes notes) {
    this.database = notes.database();
  }

  @Tag("core")
  @Test
  void aPrivilegedLoginIsRefusedWhereItIsNotWanted() throws Exception {
    database.createDatabase("privileged");
    // That it is not wanted, the operator's script says.
    try (Server server = Server.start(Server.NOTES, Map.of("DATABASE_URL", database.url("privileged", "postgres")))) {
      assertRefused(server, "SDB-2002", "postgres@127.0.0.1", "superuser", "grant shared_db_app to my_app");
    }
  }

  @Test
  void aTableThatEverybodySeesIsRefused() throws Exception {
    database.createDatabase("forgotten");
    Path war = War.with("forgotten.war", "WEB-INF/classes/db/migration/V2__forgotten.sql", """
        create table diaries (id uuid primary key, user_id uuid references users (id));
        grant select on diaries to shared_db_app;
        """);
    try (Server server = Server.start(war, twoLogins(database, "forgotten"))) {
      assertRefused(server, "SDB-3001", "SDB-3120 row-security-disabled: public.diaries",
          "select shared_db.protect_table('public.diaries', read_only => true);");
    }
  }

  @Test
  void anEntityWithAnOwnerWhoseTableNobodyProtectedIsRefused() throws Exception {
    database.createDatabase("unprotected");
    Path war = War.changed("unprotected.war", "WEB-INF/classes/db/migration/V1__notes.sql",
        sql -> sql.replace("select shared_db.protect_table('notes');", ""));
    try (Server server = Server.start(war, twoLogins(database, "unprotected"))) {
      assertRefused(server, "SDB-3202 entity-unprotected: entity com.example.notes.Note", "select shared_db.protect_table('notes');");
    }
  }

  @Test
  void anEntityThatTheSharedCacheWouldKeepIsRefused() throws Exception {
    database.createDatabase("cached");
    Path war = War.changed("cached.war", "WEB-INF/classes/META-INF/persistence.xml",
        xml -> xml.replace("<shared-cache-mode>NONE</shared-cache-mode>", ""));
    try (Server server = Server.start(war, twoLogins(database, "cached"))) {
      assertRefused(server, "SDB-3201 entity-shared-cached: entity com.example.notes.Note (table notes)",
          "SDB-3201 entity-shared-cached: entity io.shareddb.model.User", "<shared-cache-mode>NONE</shared-cache-mode>");
    }
  }

  /** It would answer every question without a user, and nobody would know why there are no rows. */
  @Test
  void aDataSourceThatPassesTheModuleByIsRefused() throws Exception {
    database.createDatabase("bypassed");
    Path war = War.changed("bypassed.war", "WEB-INF/web.xml", xml -> xml.replace("</web-app>", """
        <data-source>
          <name>java:app/jdbc/shared-db</name>
          <class-name>org.postgresql.ds.PGSimpleDataSource</class-name>
          <url>%s</url>
          <user>%s</user>
          <password>%s</password>
        </data-source>
        </web-app>""".formatted(database.jdbcUrl("bypassed"), EmbeddedDatabase.RUNTIME, EmbeddedDatabase.PASSWORD)));
    try (Server server = Server.start(war, twoLogins(database, "bypassed"))) {
      assertRefused(server, "SDB-2020", "java:app/jdbc/shared-db");
    }
  }

  /** Which of them a class comes from would be up to the server. */
  @Test
  void aSecondCopyOfTheModuleIsRefused() throws Exception {
    database.createDatabase("doubled");
    Path war = War.doubled("doubled.war", "shared-db-", "shared-db-0.0.9.jar");
    try (Server server = Server.start(war, twoLogins(database, "doubled"))) {
      assertRefused(server, "SDB-2016", "sees 2 copies of shared-db", "shared-db-0.0.9.jar");
    }
  }

  /** Where a library of the server has to hold the data source's class, that is all it may hold. */
  @Test
  void theWholeModuleAsALibraryOfTheServerIsRefused() throws Exception {
    Optional<String> whole = Server.library().filter(library -> library.endsWith("-jdbc.jar"))
        .map(library -> library.replace("-jdbc.jar", ".jar"));
    if (whole.isEmpty()) {
      return; // All of the module comes from the application, as above.
    }
    database.createDatabase("whole_library");
    try (Server server = Server.start(Server.NOTES, whole, twoLogins(database, "whole_library"))) {
      assertRefused(server, "SDB-2016", "sees 2 copies of shared-db");
    }
  }
}
