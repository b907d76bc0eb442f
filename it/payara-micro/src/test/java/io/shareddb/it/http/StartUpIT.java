// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.shareddb.it.EmbeddedDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a server says and does when it starts on a database that is not simply empty. */
@ExtendWith(RunningNotes.Provider.class)
class StartUpIT {

  private final RunningNotes notes;
  private final EmbeddedDatabase database;

  StartUpIT(RunningNotes notes) {
    this.notes = notes;
    this.database = notes.database();
  }

  static Map<String, String> twoLogins(EmbeddedDatabase database, String name) {
    return Map.of("DATABASE_URL", database.url(name, EmbeddedDatabase.RUNTIME),
        "SHARED_DB_MIGRATION_URL", database.url(name, EmbeddedDatabase.OWNER),
        "SHARED_DB_PRIVILEGED_LOGIN", "refuse");
  }

  static void assertRefused(Server server, String... said) {
    assertThat(server.deployed()).as(server.log()).isFalse();
    assertThat(server.log()).contains(said);
    assertThat(Caller.alice(server.uri()).get("api/me").status()).isEqualTo(404);
    assertThat(Caller.nobody(server.uri()).get("health/ready").body()).doesNotContain("shared-db");
  }

  @Test
  void aDatabaseThatIsDownEndsTheDeployment() throws Exception {
    String url = "postgresql://app_login:hush@127.0.0.1:1/notes";
    try (Server server = Server.start(Server.NOTES, Map.of("DATABASE_URL", url))) {
      assertRefused(server, "SDB-2001", "app_login@127.0.0.1:1/notes", "refused");
      assertThat(server.log()).doesNotContain("hush");
    }
  }

  @Test
  void aWrongPasswordEndsTheDeployment() throws Exception {
    String url = database.url(RunningNotes.DATABASE, EmbeddedDatabase.OWNER).replace(":secret@", ":hush@");
    try (Server server = Server.start(Server.NOTES, Map.of("DATABASE_URL", url))) {
      assertRefused(server, "SDB-2001", "password authentication failed for user \"company_owner\"");
      assertThat(server.log()).doesNotContain("hush");
    }
  }

  @Test
  void aSecondStartHasNothingToDoAndSaysSoInOneLine() throws Exception {
    notes.deleteAllNotes();
    notes.alice().post("written on the first server");
    try (Server server = Server.start(Server.NOTES, twoLogins(database, RunningNotes.DATABASE))) {
      assertThat(server.deployed()).as(server.log()).isTrue();
      assertThat(server.lines("nothing to migrate")).isEqualTo(1);
      assertThat(server.lines("shared-db: applied")).isZero();
      assertThat(Caller.alice(server.uri()).get("api/notes").texts()).containsExactly("written on the first server");
    }
  }

  @Test
  void aDatabaseThatPsqlHasPreparedIsTakenAsItIs() throws Exception {
    PsqlPreparation.requirePsql();
    database.createDatabase("prepared");
    PsqlPreparation.run(database, "prepared");
    try (Server server = Server.start(Server.NOTES, twoLogins(database, "prepared"))) {
      assertThat(server.deployed()).as(server.log()).isTrue();
      Caller.alice(server.uri()).post("of alice");
      assertThat(Caller.alice(server.uri()).get("api/notes").texts()).containsExactly("of alice");
      assertThat(Caller.bob(server.uri()).get("api/notes").texts()).isEmpty();
    }
  }

  @Test
  void aBrokenMigrationOfTheApplicationIsQuotedWithFileAndLine() throws Exception {
    database.createDatabase("broken");
    Path war = War.with("broken.war", "WEB-INF/classes/db/migration/V2__broken.sql", """
        -- A line that works.
        create table half_done (id integer);
        insert into no_such_table values (1);
        """);
    try (Server server = Server.start(war, twoLogins(database, "broken"))) {
      assertRefused(server, "SDB-2007", "V2__broken.sql", "Line       : 3",
          "relation \"no_such_table\" does not exist");
    }
    try (var c = database.superuser("broken"); var s = c.createStatement();
        var row = s.executeQuery("select to_regclass('notes') is not null, to_regclass('half_done') is null")) {
      row.next();
      assertThat(row.getBoolean(1)).as("what came before stays").isTrue();
      assertThat(row.getBoolean(2)).as("the broken file left nothing").isTrue();
    }
  }

  /**
   * The quick start, and with it the file data-source.xml, which gives the pool two connections and has them proved
   * before they are handed out (here each time, so that the test need not wait).
   */
  @Test
  void onePrivilegedLoginIsLoweredAndTheProbeSaysSo() throws Exception {
    database.createDatabase("quick");
    String dataSource = Files.readString(Server.CONFIG.resolve("data-source.xml"))
        .replace("<value>30</value>", "<value>0</value>");
    Path war = War.changed("quick.war", "WEB-INF/web.xml", xml -> xml.replace("</web-app>", dataSource + "</web-app>"));
    try (Server server = Server.start(war, Map.of("DATABASE_URL", database.url("quick", "postgres")))) {
      assertThat(server.deployed()).as(server.log()).isTrue();
      assertThat(server.lines("SDB-2003")).isEqualTo(1);
      Caller nobody = Caller.nobody(server.uri());
      assertThat(nobody.get("health/ready").body()).contains("privileged, lowered to shared_db_app");

      Caller.alice(server.uri()).post("of alice");
      assertThat(IntStream.range(0, 40).parallel()
          .mapToObj(i -> Caller.bob(server.uri()).get("api/notes").texts().size()).distinct()).containsExactly(0);
      assertThat(notes.count("select count(*) from pg_stat_activity where datname = 'quick'")).isBetween(1L, 2L);

      String end = "select pg_terminate_backend(pid) from pg_stat_activity where datname = 'quick'";
      database.asSuperuser("postgres", end);
      assertThat(Caller.alice(server.uri()).get("api/notes").texts()).as("on a new connection").containsExactly("of alice");

      database.asSuperuser("postgres", "alter database quick allow_connections false", end);
      Answer down = nobody.get("health/ready");
      assertThat(down.status()).isEqualTo(503);
      assertThat(down.body()).contains("does not answer").doesNotContain("127.0.0.1");
    }
  }
}
