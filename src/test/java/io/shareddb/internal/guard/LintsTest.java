// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LintsTest {

  private static final Path FOLDER = Path.of("src/main/resources/META-INF/shared-db/lints");

  @Test
  void everyFileIsInTheListInTheOrderOfItsCode() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      assertThat(Files.readAllLines(FOLDER.resolve("lints.txt"))).containsExactlyInAnyOrderElementsOf(files
          .map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".sql"))
          .filter(name -> !List.of("reach.sql", "canary.sql").contains(name))
          .map(name -> name.replace(".sql", "")).toList());
    }
    assertThat(codes()).isSorted();
  }

  @Test
  void everyCheckHasACodeAndANameOfItsOwn() throws IOException {
    List<Check> checks = Checks.all();
    assertThat(checks).extracting(Check::code).doesNotHaveDuplicates().allMatch(code -> code.matches("SDB-3[123]\\d\\d"));
    assertThat(checks).extracting(Check::name).doesNotHaveDuplicates().allMatch(name -> name.matches("[a-z]+(-[a-z]+)*"));
    assertThat(checks).allSatisfy(check -> {
      assertThat(check.finds()).endsWith(".");
      assertThat(check.leaks()).endsWith(".");
    });
    assertThat(Lints.all()).extracting(lint -> lint.check().name().replace('-', '_'))
        .containsExactlyElementsOf(Files.readAllLines(FOLDER.resolve("lints.txt")));
  }

  private static List<String> codes() {
    return Lints.all().stream().map(lint -> lint.check().code()).toList();
  }
}
