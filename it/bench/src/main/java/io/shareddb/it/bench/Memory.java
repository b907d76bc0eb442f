// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.bench;

import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;

/** What the client allocates per statement, and what an idle connection keeps. */
final class Memory {

  private static final int CONNECTIONS = 60;

  private Memory() {
  }

  static List<Result> allocation(int port) throws Exception {
    com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    List<Result> results = new ArrayList<>();
    double[] base = new double[1];
    for (Way way : Way.values()) {
      try (Connection c = way.connect(port)) {
        Latency.run(way, c, 1, false, 1, 3000);
        long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        Latency.run(way, c, 1, false, 1, 5000);
        double[] bytes = {(threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before) / 5000.0};
        base = way == Way.WHERE ? bytes : base;
        results.add(Result.of("allocated per transaction of 1", way, "bytes", bytes, base));
      }
    }
    return results;
  }

  static List<Result> perConnection(int port) throws Exception {
    List<Result> results = new ArrayList<>();
    double[] base = new double[1];
    for (Way way : new Way[] {Way.WHERE, Way.WIRE}) {
      double[] bytes = new double[3];
      for (int round = 0; round < bytes.length; round++) {
        bytes[round] = perConnection(way, port);
      }
      base = way == Way.WHERE ? bytes : base;
      results.add(Result.of("heap of an idle connection", way, "bytes", bytes, base));
    }
    return results;
  }

  private static double perConnection(Way way, int port) throws Exception {
    List<Connection> open = new ArrayList<>();
    long before = used();
    for (int i = 0; i < CONNECTIONS; i++) {
      Connection c = way.connect(port);
      // The same number of cached statements on each.
      Latency.run(way, c, 1, false, i, 8);
      open.add(c);
    }
    double each = (used() - before) / (double) CONNECTIONS;
    for (Connection c : open) {
      c.close();
    }
    return each;
  }

  private static long used() throws InterruptedException {
    for (int i = 0; i < 4; i++) {
      System.gc();
      Thread.sleep(50);
    }
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
