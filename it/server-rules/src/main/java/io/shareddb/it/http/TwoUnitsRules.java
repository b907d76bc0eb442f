// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.http;

import static io.shareddb.it.http.RunningNotes.twoLogins;
import static io.shareddb.it.http.StartUpRules.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.shareddb.it.EmbeddedDatabase;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An application with a persistence unit of its own beside the one of the shared database. */
@Tag("boots")
@ExtendWith({RunningNotes.Provider.class, Differences.class})
class TwoUnitsRules {

  private static final String PERSISTENCE_XML = "WEB-INF/classes/META-INF/persistence.xml";

  /** In web.xml, for every server but WildFly. The README shows both. */
  private static final String REFERENCES = """
      <persistence-context-ref>
        <persistence-context-ref-name>shared-db/entity-manager</persistence-context-ref-name>
        <persistence-unit-name>notes</persistence-unit-name>
      </persistence-context-ref>
      <persistence-unit-ref>
        <persistence-unit-ref-name>shared-db/factory</persistence-unit-ref-name>
        <persistence-unit-name>notes</persistence-unit-name>
      </persistence-unit-ref>
      """;

  /** In the unit itself, for WildFly. */
  private static final String DEFAULT_UNIT = """
      <property name="wildfly.jpa.default-unit" value="true"/>
      """;

  private final EmbeddedDatabase database;

  TwoUnitsRules(RunningNotes notes) {
    this.database = notes.database();
  }

  @Test
  void theUnitThatIsNamedIsTheOneOfTheUsers() throws Exception {
    database.createDatabase("two_units");
    database.createDatabase("elsewhere");
    try (Server server = Server.start(named(withUnit("two-units.war", elsewhere("elsewhere"))), twoLogins(database, "two_units"))) {
      assertThat(server.deployed()).as(server.log()).isTrue();
      assertThat(Caller.alice(server.uri()).post("of alice").status()).isEqualTo(201);
      assertThat(Caller.alice(server.uri()).get("api/notes").texts()).containsExactly("of alice");
      assertThat(Caller.bob(server.uri()).get("api/notes").texts()).isEmpty();
    }
  }

  /** Which of them to inject, nobody could know. Most servers say so themselves. */
  @Test
  void twoUnitsOfWhichNoneIsNamedAreRefused() throws Exception {
    database.createDatabase("none_named");
    database.createDatabase("elsewhere_too");
    try (Server server = Server.start(withUnit("none-named.war", elsewhere("elsewhere_too")), twoLogins(database, "none_named"))) {
      assertRefused(server);
    }
  }

  /** The guard could not judge its entities. */
  @Test
  void aSecondUnitOnTheSharedDataSourceIsRefused() throws Exception {
    database.createDatabase("second_unit");
    String second = """
        <persistence-unit name="statistics">
          <jta-data-source>java:app/jdbc/shared-db</jta-data-source>
          <exclude-unlisted-classes>true</exclude-unlisted-classes>
          <properties>
            <property name="eclipselink.transaction.join-existing" value="true"/>
          </properties>
        </persistence-unit>
        """;
    try (Server server = Server.start(named(withUnit("second-unit.war", second)), twoLogins(database, "second_unit"))) {
      assertRefused(server, "SDB-3212 second-unit: persistence units notes, statistics in persistence.xml",
          "Put the entities of both into one persistence unit.");
    }
  }

  /** A unit on a database of its own. */
  private String elsewhere(String name) {
    return """
        <persistence-unit name="elsewhere" transaction-type="RESOURCE_LOCAL">
          <exclude-unlisted-classes>true</exclude-unlisted-classes>
          <properties>
            <property name="jakarta.persistence.jdbc.driver" value="org.postgresql.Driver"/>
            <property name="jakarta.persistence.jdbc.url" value="%s"/>
            <property name="jakarta.persistence.jdbc.user" value="%s"/>
            <property name="jakarta.persistence.jdbc.password" value="%s"/>
          </properties>
        </persistence-unit>
        """.formatted(database.jdbcUrl(name), EmbeddedDatabase.OWNER, EmbeddedDatabase.PASSWORD);
  }

  private static Path withUnit(String copy, String unit) throws IOException {
    return War.changed(copy, PERSISTENCE_XML, xml -> xml.replace("</persistence>", unit + "</persistence>"));
  }

  /** Says in both ways which unit is the one of the users. */
  private static Path named(Path war) throws IOException {
    War.changed(war, PERSISTENCE_XML, xml -> xml.replaceFirst("</properties>", DEFAULT_UNIT + "</properties>"));
    return War.changed(war, "WEB-INF/web.xml", xml -> xml.replace("</web-app>", REFERENCES + "</web-app>"));
  }
}
