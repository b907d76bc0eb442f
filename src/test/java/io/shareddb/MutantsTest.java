// SPDX-License-Identifier: Apache-2.0
package io.shareddb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a mutant replaces stands in the code, so that a change of the code does not leave mutants behind. */
class MutantsTest {

  private static final Pattern EDIT = Pattern.compile("^in: (\\S+)\n<<<\n(.*?)\n===\n", Pattern.MULTILINE | Pattern.DOTALL);

  @Test
  void theTextOfEachStandsExactlyOnceInItsFile() throws IOException {
    List<String> strangers = new ArrayList<>();
    try (Stream<Path> mutants = Files.list(Path.of("it/mutants/mutants"))) {
      for (Path mutant : mutants.toList()) {
        Matcher edit = EDIT.matcher(Files.readString(mutant));
        assertThat(edit.find()).as(mutant.toString()).isTrue();
        do {
          String code = Files.readString(Path.of(edit.group(1)));
          int at = code.indexOf(edit.group(2));
          if (at < 0 || code.indexOf(edit.group(2), at + 1) >= 0) {
            strangers.add(mutant.getFileName() + " in " + edit.group(1));
          }
        } while (edit.find());
      }
    }
    assertThat(strangers).isEmpty();
  }
}
