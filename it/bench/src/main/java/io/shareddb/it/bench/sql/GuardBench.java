// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.bench.sql;

import io.shareddb.internal.guard.DatabaseExaminer;
import io.shareddb.internal.guard.Lints;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Measures what the guard adds to the start of an application, in a small schema and in a large one. */
public final class GuardBench {

  /** Rounds ahead of the clock, since the client's code is not what is measured. */
  private static final int WARM_UP = 5;

  private GuardBench() {
  }

  /**
   * Runs everything.
   *
   * @param arguments how many rounds, and folders, each for a copy of the results
   * @throws Exception when anything fails
   */
  public static void main(String[] arguments) throws Exception {
    int rounds = Integer.parseInt(arguments[0]);
    List<GuardTime> times = new ArrayList<>();
    try (BenchDatabase database = new BenchDatabase()) {
      times.add(at(database, 50, 100, rounds));
      times.add(at(database, 1000, 1000, rounds));
    }
    List<String> table = Stream.concat(Stream.of(GuardTime.HEADER), times.stream().map(GuardTime::line)).toList();
    table.forEach(System.out::println);
    for (String name : Arrays.asList(arguments).subList(1, arguments.length)) {
      Path folder = Files.createDirectories(Path.of(name));
      Files.write(folder.resolve("guard.txt"), table);
      Files.write(folder.resolve("guard.csv"),
          Stream.concat(Stream.of(GuardTime.CSV_HEADER), times.stream().map(GuardTime::csv)).toList());
    }
  }

  private static GuardTime at(BenchDatabase database, int tables, double goal, int rounds) throws Exception {
    grow(database, tables);
    for (int round = 0; round < WARM_UP; round++) {
      guard(database);
    }
    List<Time> times = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      times.add(guard(database));
    }
    double[] client = times.stream().mapToDouble(time -> time.client() / 1e6).toArray();
    double[] server = times.stream().mapToDouble(time -> time.server() / 1e6).toArray();
    return new GuardTime(tables, rounds, Figure.least(client), Figure.median(client), Figure.median(server), goal);
  }

  /** On a connection of its own each time, as at a start: its caches of the catalogs are empty. */
  private static Time guard(BenchDatabase database) throws Exception {
    try (Connection door = database.door()) {
      return new Stopwatch(door).time(() -> {
        if (!new DatabaseExaminer(Lints.all()).examineWithCanary(door).findings().isEmpty()) {
          throw new IllegalStateException("the guard finds something, so that it does other work than in a sound schema");
        }
      });
    }
  }

  private static void grow(BenchDatabase database, int tables) throws SQLException {
    try (Connection owner = database.owner(); Statement s = owner.createStatement()) {
      int present = Integer.parseInt(BenchDatabase.value(owner, "select count(*) from shared_db.protected_tables"));
      for (int i = present; i < tables; i++) {
        s.execute("create table guarded_" + i + " (id uuid primary key, user_id uuid not null references users (id)"
            + " on delete cascade, body text)");
        s.execute("select shared_db.protect_table('guarded_" + i + "')");
      }
    }
  }
}
