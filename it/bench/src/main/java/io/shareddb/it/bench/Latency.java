// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.bench;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How long one request takes. Short rounds of all ways by turns, so that a noisy moment hits all alike. */
final class Latency {

  private static final int WARM_UP = 400;

  private Latency() {
  }

  static List<Result> measure(String what, int port, int statements, boolean autoCommit, int seconds) throws Exception {
    Map<Way, Connection> connections = new EnumMap<>(Way.class);
    Map<Way, List<Double>> rounds = new EnumMap<>(Way.class);
    for (Way way : Way.values()) {
      connections.put(way, way.connect(port));
      rounds.put(way, new ArrayList<>());
      run(way, connections.get(way), statements, autoCommit, port, WARM_UP);
    }
    double each = run(Way.WHERE, connections.get(Way.WHERE), statements, autoCommit, port, 20);
    int requests = (int) Math.max(3, Math.min(60, 5_000_000 / each));
    long until = System.nanoTime() + seconds * 1_000_000_000L;
    while (System.nanoTime() < until || rounds.get(Way.WHERE).size() < 7) {
      for (Way way : Way.values()) {
        rounds.get(way).add(run(way, connections.get(way), statements, autoCommit, port, requests) / 1000);
      }
    }
    List<Result> results = new ArrayList<>();
    double[] base = rounds.get(Way.WHERE).stream().mapToDouble(d -> d).toArray();
    for (Way way : Way.values()) {
      results.add(Result.of(what, way, "us", rounds.get(way).stream().mapToDouble(d -> d).toArray(), base));
      connections.get(way).close();
    }
    return results;
  }

  /** Gives nanoseconds per request. */
  static double run(Way way, Connection c, int statements, boolean autoCommit, int seed, int requests) throws Exception {
    long from = System.nanoTime();
    for (int i = 0; i < requests; i++) {
      int number = (seed + i * 7919) & 0x7fffffff;
      way.request(c, Bench.user(number), Bench.row(number), statements, autoCommit);
    }
    return (System.nanoTime() - from) / (double) requests;
  }
}
