// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.bench.sql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Reads both clocks for one connection. Linux alone tells the CPU time of another process to the nanosecond. */
final class Stopwatch {

  private final Path computed;

  /** What is timed. */
  @FunctionalInterface
  interface Work<E extends Exception> {
    void run() throws E;
  }

  Stopwatch(Connection connection) throws SQLException {
    try (Statement s = connection.createStatement(); ResultSet pid = s.executeQuery("select pg_backend_pid()")) {
      pid.next();
      computed = Path.of("/proc", pid.getString(1), "schedstat");
    }
  }

  <E extends Exception> Time time(Work<E> work) throws E {
    double computedBefore = computed();
    long from = System.nanoTime();
    work.run();
    long to = System.nanoTime();
    return new Time(to - from, computed() - computedBefore);
  }

  private double computed() {
    if (!Files.isReadable(computed)) {
      return Double.NaN;
    }
    try {
      return Double.parseDouble(Files.readString(computed).split(" ")[0]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
