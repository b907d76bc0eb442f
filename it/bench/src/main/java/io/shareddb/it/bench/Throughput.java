// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.bench;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** How many transactions of one statement four clients get through, given as time per transaction: less is better. */
final class Throughput {

  private static final int CLIENTS = 4;
  private static final int REQUESTS = 150;

  private Throughput() {
  }

  static List<Result> measure(String at, int port, int seconds) throws Exception {
    Map<Way, List<Connection>> connections = new EnumMap<>(Way.class);
    Map<Way, List<Double>> rounds = new EnumMap<>(Way.class);
    ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    for (Way way : Way.values()) {
      List<Connection> own = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        own.add(way.connect(port));
      }
      connections.put(way, own);
      rounds.put(way, new ArrayList<>());
      round(clients, way, own);
    }
    long until = System.nanoTime() + 2L * seconds * 1_000_000_000L;
    while (System.nanoTime() < until) {
      for (Way way : Way.values()) {
        rounds.get(way).add(round(clients, way, connections.get(way)));
      }
    }
    clients.shutdown();
    double[] base = rounds.get(Way.WHERE).stream().mapToDouble(d -> d).toArray();
    List<Result> results = new ArrayList<>();
    for (Way way : Way.values()) {
      results.add(Result.of(CLIENTS + " clients, transaction of 1" + at, way, "us",
          rounds.get(way).stream().mapToDouble(d -> d).toArray(), base));
      for (Connection c : connections.get(way)) {
        c.close();
      }
    }
    return results;
  }

  private static double round(ExecutorService clients, Way way, List<Connection> connections) throws Exception {
    List<Callable<Double>> work = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      int client = i;
      work.add(() -> Latency.run(way, connections.get(client), 1, false, client * 13, REQUESTS));
    }
    long from = System.nanoTime();
    for (Future<Double> done : clients.invokeAll(work)) {
      done.get();
    }
    return (System.nanoTime() - from) / 1000.0 / (CLIENTS * REQUESTS);
  }
}
