// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.bench.sql;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Measures what the SQL costs, prints a table and writes it to files. */
public final class SqlBench {

  private SqlBench() {
  }

  /**
   * Runs everything.
   *
   * @param arguments the seconds for each comparison, the rows of the table, the users to grow to (0: none), and
   *     folders, each for a copy of the results
   * @throws Exception when anything fails
   */
  public static void main(String[] arguments) throws Exception {
    int seconds = Integer.parseInt(arguments[0]);
    int rows = Integer.parseInt(arguments[1]);
    int growth = Integer.parseInt(arguments[2]);
    List<Comparison> comparisons = new ArrayList<>();
    List<Protection> protections;
    String machine;
    try (BenchDatabase database = new BenchDatabase()) {
      machine = machine(database, rows);
      comparisons.addAll(PolicyCost.atSize(database, rows, seconds));
      if (growth > 0) {
        comparisons.addAll(PolicyCost.growing(database, growth, seconds));
      }
      comparisons.addAll(AuditCost.measure(database, seconds));
      protections = ProtectTableCost.measure(database, rows);
    }
    List<Figure> figures = comparisons.stream().flatMap(comparison -> Figure.of(comparison).stream()).toList();
    List<String> table = table(machine, figures, protections);
    table.forEach(System.out::println);
    for (String folder : Arrays.asList(arguments).subList(3, arguments.length)) {
      write(Files.createDirectories(Path.of(folder)), table, figures, protections);
    }
  }

  private static String machine(BenchDatabase database, int rows) throws SQLException {
    try (Connection c = database.superuser()) {
      return "PostgreSQL " + BenchDatabase.value(c, "show server_version") + ", "
          + Runtime.getRuntime().availableProcessors() + " processors; tables of " + rows + " rows and 1000 users";
    }
  }

  private static List<String> table(String machine, List<Figure> figures, List<Protection> protections) {
    return Stream.of(
        Stream.of(machine, "", Figure.HEADER),
        figures.stream().map(Figure::line),
        Stream.of("", Protection.HEADER),
        protections.stream().map(Protection::line),
        Stream.of("", "Goals missed: " + figures.stream().map(Figure::verdict).filter("MISSED"::equals).count()))
        .flatMap(lines -> lines).toList();
  }

  private static void write(Path folder, List<String> table, List<Figure> figures, List<Protection> protections)
      throws IOException {
    Files.write(folder.resolve("sql.txt"), table);
    Files.write(folder.resolve("sql.csv"),
        Stream.concat(Stream.of(Figure.CSV_HEADER), figures.stream().map(Figure::csv)).toList());
    Files.write(folder.resolve("sql-protect-table.csv"),
        Stream.concat(Stream.of(Protection.CSV_HEADER), protections.stream().map(Protection::csv)).toList());
  }
}
