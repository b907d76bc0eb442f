// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.table;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says at the end of a build what came of the rules on each server, and writes the table that the README shows. */
public final class ServerTable {

  private ServerTable() {
  }

  /**
   * Collects the outcomes.
   *
   * @param arguments when this build began, where the modules are, and the file to write, followed by the names of the
   *     modules to expect
   * @throws IOException when a file cannot be read or written
   */
  public static void main(String[] arguments) throws IOException {
    Instant begin = Instant.parse(arguments[0]);
    Path modules = Path.of(arguments[1]);
    Path table = Path.of(arguments[2]);
    List<String> problems = new ArrayList<>();
    List<Row> rows = new ArrayList<>();
    for (String module : List.of(arguments).subList(3, arguments.length)) {
      Path target = modules.resolve(module).resolve("target");
      Path outcome = target.resolve("outcome.properties");
      Path summary = target.resolve("failsafe-reports/failsafe-summary.xml");
      // Those of an earlier build are left where this one could not even start the server.
      if (isSince(begin, outcome) && isSince(begin, summary)) {
        rows.add(Row.read(outcome));
        Summary.problems(summary).forEach(problem -> problems.add(module + ": " + problem));
      } else {
        problems.add(module + ": nothing ran");
      }
    }
    if (rows.stream().map(Row::war).distinct().count() > 1) {
      problems.add("the servers did not run the same WAR");
    }
    if (rows.stream().map(row -> row.passed() + row.failed()).distinct().count() > 1) {
      problems.add("the servers did not run the same rules");
    }
    String text = Row.HEAD + rows.stream().map(Row::inMarkdown).collect(Collectors.joining());
    System.out.println("\nNotes, the same WAR (SHA-256 " + rows.stream().map(Row::war).findFirst().orElse("none") + "):\n" + text);
    Files.writeString(table, text);
    if (!problems.isEmpty()) {
      throw new IllegalStateException(Stream.concat(Stream.of("Not every server is as expected:"), problems.stream())
          .collect(Collectors.joining("\n  ")));
    }
  }

  private static boolean isSince(Instant begin, Path file) throws IOException {
    return Files.exists(file) && !Files.getLastModifiedTime(file).toInstant().isBefore(begin);
  }
}
