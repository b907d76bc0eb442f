// SPDX-License-Identifier: Apache-2.0
package io.shareddb;

import static org.assertj.core.api.Assertions.assertThat;

import io.shareddb.internal.config.Key;
import io.shareddb.internal.guard.Check;
import io.shareddb.internal.guard.Checks;
import io.shareddb.internal.guard.Level;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever the README and the guide beside the servers show is a piece of a file that the build compiles or runs. */
class ReadmeTest {

  private static final Pattern SNIPPET = Pattern.compile("(?:<!-- snippet: (\\S+) -->\n)?```(\\w+)\n(.*?)```\n", Pattern.DOTALL);

  @ParameterizedTest
  @CsvSource({"README.md, 10", "server-config/MIGRATING.md, 8"})
  void everySnippetStandsInItsFile(Path page, int more) throws IOException {
    List<String> strangers = new ArrayList<>();
    int snippets = 0;
    for (Matcher snippet = SNIPPET.matcher(Files.readString(page)); snippet.find(); snippets++) {
      String file = snippet.group(1);
      if (file == null || !Files.readString(Path.of(file)).contains(snippet.group(3).strip())) {
        strangers.add(file + ": " + snippet.group(3));
      }
    }
    assertThat(snippets).isGreaterThan(more);
    assertThat(strangers).isEmpty();
    assertThat(Files.readAllLines(page).stream().filter(line -> line.startsWith("```"))).as("a snippet of no language was not looked at")
        .hasSize(2 * snippets);
  }

  @Test
  void everyKeyIsInTheTableAndNoOther() throws IOException {
    List<String> inTable = readme().lines().filter(line -> line.startsWith("| `DATABASE_URL`") || line.startsWith("| `shared-db."))
        .map(line -> line.split("`")[1]).toList();
    assertThat(inTable).containsExactlyElementsOf(Arrays.stream(Key.values()).map(Key::property).toList());
  }

  @Test
  void theTableOfServersIsTheOneThatTheBuildHasWritten() throws IOException {
    assertThat(readme()).contains(Files.readString(Path.of("it/server-table/results/servers.md")));
  }

  /** The table is written by the lints' own heads; whoever changes one pastes what this test asks for. */
  @Test
  void everyCheckIsInTheTableAsItsHeadHasIt() throws IOException {
    String begin = "<!-- checks: src/main/resources/META-INF/shared-db/lints -->\n";
    String end = "<!-- end of checks -->\n";
    assertThat(readme()).contains(begin, end);
    assertThat(readme().substring(readme().indexOf(begin) + begin.length(), readme().indexOf(end))).isEqualTo(checks());
  }

  private static String checks() {
    StringBuilder tables = new StringBuilder();
    for (Level level : Level.values()) {
      tables.append("\n| ").append(level.word()).append(" | |\n|---|---|\n");
      Checks.all().stream().filter(check -> check.level() == level).sorted(Comparator.comparing(Check::code))
          .forEach(check -> tables.append("| `").append(check.code()).append("` ").append(check.name()).append(" | ")
              .append(check.finds().replace("|", "\\|")).append(" |\n"));
    }
    return tables.append('\n').toString();
  }

  private static String readme() throws IOException {
    return Files.readString(Path.of("README.md"));
  }
}
