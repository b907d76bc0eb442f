// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.shareddb.internal.Message;
import io.shareddb.internal.context.IdentityInForce;
import io.shareddb.internal.context.RlsIdentity;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The wire can be packed apart, and each of its classes can be read in one go. */
class WireStandsAloneTest {

  private static final Path CLASSES = Path.of("target/classes");
  private static final Path SOURCES = Path.of("src/main/java/io/shareddb/internal/wire");

  @Test
  void dependsOnTheJdkTheDriverAndTheContextsTwoTypes() {
    Set<String> found = dependencies("io/shareddb/internal/wire");
    found.removeIf(type -> type.startsWith("java.") || type.startsWith("javax.net.") || type.startsWith("org.postgresql.")
        || type.startsWith("io.shareddb.internal.wire."));
    // The context needs the messages, too; they need nothing.
    assertThat(found).containsExactlyInAnyOrder(IdentityInForce.class.getName(), RlsIdentity.class.getName(),
        Message.class.getName());
    assertThat(dependencies("io/shareddb/internal/Message.class")).allMatch(type -> type.startsWith("java."));
  }

  @Test
  void noClassIsLongerThan250Lines() throws IOException {
    try (Stream<Path> files = Files.list(SOURCES)) {
      List<Path> all = files.toList();
      assertThat(all).hasSizeGreaterThan(20);
      for (Path file : all) {
        assertThat(Files.readAllLines(file).size()).as(file.toString()).isLessThanOrEqualTo(250);
      }
    }
  }

  /** Asks the JDK's jdeps, which sees also what is used without an import. */
  private static Set<String> dependencies(String classes) {
    StringWriter said = new StringWriter();
    PrintWriter out = new PrintWriter(said);
    int code = ToolProvider.findFirst("jdeps").orElseThrow().run(out, out, "-v", "--multi-release", "base",
        "--ignore-missing-deps", CLASSES.resolve(classes).toString());
    assertThat(code).as(said.toString()).isZero();
    Set<String> found = new TreeSet<>();
    said.toString().lines().map(String::strip).filter(line -> line.startsWith("io.shareddb.") && line.contains(" -> "))
        .forEach(line -> found.add(line.split("\\s+")[2]));
    assertThat(found).isNotEmpty();
    return found;
  }
}
