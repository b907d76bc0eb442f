// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.bench;

import io.shareddb.it.EmbeddedDatabase;
import io.shareddb.it.Relay;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Measures all ways against each other and writes a table, a CSV file and a picture. */
public final class Bench {

  private static final int USERS = 1000;
  private static final int ROWS_EACH = 100;

  private Bench() {
  }

  /**
   * Runs everything.
   *
   * @param arguments the folder for the results, and the seconds for each combination
   * @throws Exception when anything fails
   */
  public static void main(String[] arguments) throws Exception {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    int seconds = Integer.parseInt(arguments[1]);
    NoTransactions.install();
    List<Result> results = new ArrayList<>();
    try (EmbeddedDatabase server = EmbeddedDatabase.start(); Relay relay = new Relay(server.port())) {
      tables(server);
      for (double roundTrip : new double[] {0, 0.8, 2.3}) {
        // Without a delay there is nothing to relay, and the relay itself would be measured.
        int port = roundTrip == 0 ? server.port() : relay.port();
        relay.roundTrip((long) (roundTrip * 1e6));
        String at = ", round trip " + (roundTrip == 0 ? "~0" : roundTrip) + " ms";
        results.addAll(Latency.measure("transaction of 1" + at, port, 1, false, seconds));
        results.addAll(Latency.measure("transaction of 3" + at, port, 3, false, seconds));
        results.addAll(Latency.measure("autocommit" + at, port, 1, true, seconds));
      }
      results.addAll(Throughput.measure(", round trip ~0 ms", server.port(), seconds));
      relay.roundTrip(800_000);
      results.addAll(Throughput.measure(", round trip 0.8 ms", relay.port(), seconds));
      results.addAll(Memory.allocation(server.port()));
      results.addAll(Memory.perConnection(server.port()));
      results.add(Context.measure());
    }
    results.forEach(result -> System.out.println(result.line()));
    List<String> csv = new ArrayList<>(List.of(Result.HEADER));
    results.forEach(result -> csv.add(result.csv()));
    Files.write(folder.resolve("bench.csv"), csv);
    List<String> goals = Goals.lines(results);
    goals.forEach(System.out::println);
    Files.write(folder.resolve("goals.txt"), goals);
    Picture.write(results, folder.resolve("bench.png"));
  }

  /** Gives the id of a user by its number. */
  static UUID user(int number) {
    return new UUID(0x4000L, 0x8000000000000000L + number % USERS);
  }

  /** Gives the id of a row of that user. */
  static long row(int number) {
    return (long) (number % USERS) * ROWS_EACH + number % ROWS_EACH;
  }

  private static void tables(EmbeddedDatabase server) throws Exception {
    server.createDatabase("bench");
    try (Connection c = server.connect("bench", EmbeddedDatabase.OWNER, EmbeddedDatabase.PASSWORD);
        Statement s = c.createStatement()) {
      for (String table : new String[] {"plain", "guarded"}) {
        s.execute("create table " + table + " (id bigint primary key, user_id uuid not null, body text not null)");
        s.execute("insert into " + table + " select u * " + ROWS_EACH + " + i, ('00000000-0000-4000-8000-'"
            + " || lpad(to_hex(u), 12, '0'))::uuid, 'row ' || i from generate_series(0, " + (USERS - 1)
            + ") u, generate_series(0, " + (ROWS_EACH - 1) + ") i");
        s.execute("create index on " + table + " (user_id)");
        s.execute("grant select on " + table + " to shared_db_app");
        s.execute("analyze " + table);
      }
      s.execute("alter table guarded enable row level security");
      s.execute("alter table guarded force row level security");
      s.execute("create policy own on guarded using (user_id = (select nullif(current_setting('app.user_id', true),"
          + " '')::uuid))");
    }
  }
}
