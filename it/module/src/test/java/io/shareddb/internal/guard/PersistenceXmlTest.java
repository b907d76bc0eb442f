// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the file says that no factory tells. */
class PersistenceXmlTest {

  @TempDir
  private Path classes;

  @ParameterizedTest
  @CsvSource({
      "jakarta.persistence.schema-generation.database.action, create, true",
      "jakarta.persistence.schema-generation.database.action, drop-and-create, true",
      "javax.persistence.schema-generation.database.action, drop, true",
      "eclipselink.ddl-generation, create-or-extend-tables, true",
      "hibernate.hbm2ddl.auto, update, true",
      "jakarta.persistence.schema-generation.database.action, none, false",
      "jakarta.persistence.schema-generation.scripts.action, create, false",
      "eclipselink.ddl-generation, none, false",
      "hibernate.hbm2ddl.auto, validate, false",
  })
  void knowsWhichPropertyMakesOrDropsTables(String name, String value, boolean generates) throws Exception {
    PersistenceXml unit = read("<properties><property name='" + name + "' value='" + value + "'/></properties>");
    assertThat(unit.generatesSchema().isPresent()).isEqualTo(generates);
  }

  @Test
  void findsBothDataSourcesAndAUrl() throws Exception {
    PersistenceXml unit = read("<jta-data-source> java:app/jdbc/shared-db </jta-data-source>"
        + "<non-jta-data-source>jdbc/other</non-jta-data-source>"
        + "<properties><property name='javax.persistence.jdbc.url' value='jdbc:postgresql:x'/></properties>");
    assertThat(unit.dataSources()).isEqualTo(List.of("java:app/jdbc/shared-db", "jdbc/other"));
    assertThat(unit.standard("jdbc.url")).contains("jdbc:postgresql:x");
    assertThat(unit.where()).isEqualTo("persistence unit u in persistence.xml");
  }

  private PersistenceXml read(String content) throws Exception {
    Path file = classes.resolve(PersistenceXml.FILE);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "<persistence xmlns='https://jakarta.ee/xml/ns/persistence' version='3.0'>"
        + "<persistence-unit name='u'>" + content + "</persistence-unit></persistence>");
    try (URLClassLoader loader = new URLClassLoader(new URL[] {classes.toUri().toURL()}, null)) {
      List<PersistenceXml> units = PersistenceXml.read(loader);
      assertThat(units).hasSize(1);
      return units.get(0);
    }
  }
}
