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

/** The files that Payara Micro's operator may use besides the script. */
@ExtendWith(RunningNotes.Provider.class)
class StartUpIT {

  private final RunningNotes notes;
  private final EmbeddedDatabase database;

  StartUpIT(RunningNotes notes) {
    this.notes = notes;
    this.database = notes.database();
  }

  @Test
  void aFileOfSystemPropertiesWillDoInsteadOfTheEnvironment() throws Exception {
    database.createDatabase("properties");
    String text = Files.readString(Server.CONFIG.resolve("shared-db.properties"))
        .replaceAll("(?m)^shared-db.url=.*$", "shared-db.url=" + database.url("properties", EmbeddedDatabase.RUNTIME))
        .replaceAll("(?m)^shared-db.migration-url=.*$",
            "shared-db.migration-url=" + database.url("properties", EmbeddedDatabase.OWNER));
    assertThat(text).doesNotContain("CHANGE_ME");
    Path file = Files.writeString(Path.of("target/shared-db.properties").toAbsolutePath(), text);
    try (Server server = Server.start(Server.NOTES, Map.of(), "--systemproperties", file.toString())) {
      assertThat(server.deployed()).as(server.log()).isTrue();
      assertThat(Caller.alice(server.uri()).post("of alice").status()).isEqualTo(201);
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
    try (Server server = Server.start(war, Map.of("DATABASE_URL", database.url("quick", "postgres"),
        "SHARED_DB_PRIVILEGED_LOGIN", "lower"))) {
      assertThat(server.deployed()).as(server.log()).isTrue();
      assertThat(server.lines("SDB-2003")).isEqualTo(1);
      Caller nobody = Caller.nobody(server.uri());
      assertThat(nobody.get("health/ready").body()).contains("privileged, lowered to shared_db_app");

      Caller.alice(server.uri()).post("of alice");
      assertThat(IntStream.range(0, 40).parallel()
          .mapToObj(i -> Caller.bob(server.uri()).get("api/notes").texts().size()).distinct()).containsExactly(0);
      assertThat(notes.count("select count(*) from pg_stat_activity where datname = 'quick'"
          + " and application_name <> 'shared-db listener'")).isBetween(1L, 2L);

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
