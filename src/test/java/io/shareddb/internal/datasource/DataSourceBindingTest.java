// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.datasource;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.sql.DataSourceDefinition;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** What an operator copies defines the same data source as the module, but for the size of the pool. */
class DataSourceBindingTest {

  private static final Path COPIED = Path.of("server-config/payara-micro/data-source.xml");

  @Test
  void theFileForAnotherPoolSizeKeepsTheValidation() throws Exception {
    DataSourceDefinition own = DataSourceBinding.class.getAnnotation(DataSourceDefinition.class);
    Element copied = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(COPIED.toFile()).getDocumentElement();
    assertThat(text(copied, "name")).isEqualTo(own.name());
    assertThat(text(copied, "class-name")).isEqualTo(own.className());
    assertThat(properties(copied)).contains("fish.payara.is-connection-validation-required=true")
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(own.properties()).filter(property -> property.startsWith("fish.payara.")).toList());
  }

  private static List<String> properties(Element dataSource) {
    return IntStream.range(0, dataSource.getElementsByTagName("property").getLength())
        .mapToObj(i -> (Element) dataSource.getElementsByTagName("property").item(i))
        .map(property -> text(property, "name") + "=" + text(property, "value")).toList();
  }

  private static String text(Element parent, String name) {
    return parent.getElementsByTagName(name).item(0).getTextContent().strip();
  }
}
