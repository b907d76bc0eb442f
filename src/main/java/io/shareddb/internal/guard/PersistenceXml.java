// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.guard;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * A persistence unit as its file has it: what no factory tells on every server.
 *
 * @param name the unit's name
 * @param dataSources the names of its data sources
 * @param properties its properties
 */
record PersistenceXml(String name, List<String> dataSources, Map<String, String> properties) {

  static final String FILE = "META-INF/persistence.xml";

  private static final String ANY = "*";

  /** Reads all units that an application has. */
  static List<PersistenceXml> read(ClassLoader loader) throws IOException {
    List<PersistenceXml> units = new ArrayList<>();
    for (URL file : Collections.list(loader.getResources(FILE))) {
      try (InputStream content = file.openStream()) {
        units.addAll(read(content));
      }
    }
    return units;
  }

  private static List<PersistenceXml> read(InputStream content) throws IOException {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      Element root = factory.newDocumentBuilder().parse(content).getDocumentElement();
      return elements(root, "persistence-unit").stream().map(PersistenceXml::unit).toList();
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException(FILE + ": " + e.getMessage(), e);
    }
  }

  private static PersistenceXml unit(Element unit) {
    List<String> dataSources = new ArrayList<>();
    for (String kind : List.of("jta-data-source", "non-jta-data-source")) {
      elements(unit, kind).forEach(element -> dataSources.add(element.getTextContent().strip()));
    }
    Map<String, String> properties = new LinkedHashMap<>();
    elements(unit, "property").forEach(property ->
        properties.put(property.getAttribute("name"), property.getAttribute("value")));
    return new PersistenceXml(unit.getAttribute("name"), dataSources, properties);
  }

  private static List<Element> elements(Element parent, String name) {
    NodeList nodes = parent.getElementsByTagNameNS(ANY, name);
    return IntStream.range(0, nodes.getLength()).mapToObj(i -> (Element) nodes.item(i)).toList();
  }

  String where() {
    return "persistence unit " + name + " in persistence.xml";
  }

  /** Gives a property by its standard name or by the one that it had before Jakarta. */
  Optional<String> standard(String name) {
    return Optional.ofNullable(properties.getOrDefault("jakarta.persistence." + name,
        properties.get("javax.persistence." + name)));
  }

  /** Gives the first property that lets the provider make or drop tables in the database. */
  Optional<String> generatesSchema() {
    Optional<String> action = standard("schema-generation.database.action").filter(value -> !value.equals("none"));
    Optional<String> eclipseLink = Optional.ofNullable(properties.get("eclipselink.ddl-generation"))
        .filter(value -> !value.equals("none")
            && !"sql-script".equals(properties.get("eclipselink.ddl-generation.output-mode")));
    Optional<String> hibernate = Optional.ofNullable(properties.get("hibernate.hbm2ddl.auto"))
        .filter(value -> !List.of("none", "validate").contains(value));
    return action.map(value -> "schema-generation.database.action=" + value)
        .or(() -> eclipseLink.map(value -> "eclipselink.ddl-generation=" + value))
        .or(() -> hibernate.map(value -> "hibernate.hbm2ddl.auto=" + value));
  }
}
