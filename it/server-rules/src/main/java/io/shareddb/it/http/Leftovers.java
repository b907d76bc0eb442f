// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a server holds after an application has been replaced in it, as the JDK's own jcmd and PostgreSQL tell it.
 *
 * @param copies class loaders that hold the module, once everything is collected that can be
 * @param threadsBefore the same when the server was warm
 * @param threads of the server, by their names without numbers
 * @param connections of an application that has gone
 * @param heapBefore in use when the server was warm, in megabytes
 * @param heap in use after a collection, in megabytes
 * @param dump of the heap, where there are too many copies: it tells who holds them
 */
record Leftovers(int copies, Map<String, Integer> threadsBefore, Map<String, Integer> threads, long connections, long heapBefore, long heap,
    Optional<Path> dump) {

  /** Nothing to compare with. */
  static final Leftovers NONE = new Leftovers(0, Map.of(), Map.of(), 0, 0, 0, Optional.empty());

  /** What only soft references hold is no leak; under this option no collection leaves it. */
  static final String WITHOUT_SOFT_REFERENCES = Server.JAVA_OPTIONS + " -XX:SoftRefLRUPolicyMSPerMB=0";

  /** The application's own, and two that a server's threads may remember until they have something else to do. */
  private static final int COPIES = 3;
  /** A server's pools come and go. */
  private static final int THREADS = 24;
  /** So many that an application that leaves a thread each time is told from a server's pools. */
  private static final int ENOUGH_ROUNDS = RedeployRules.WARM + 2 * THREADS;
  /** A server may close its pool a little after it has said that the application is gone. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  static Leftovers in(Server server, long connections, Leftovers before) throws Exception {
    int copies = copiesOfTheModule(server);
    return new Leftovers(copies, before.threads(), threads(server), connections, before.heap(), heap(server),
        copies > COPIES ? Optional.of(dump(server)) : Optional.empty());
  }

  /** Of whatever login, to a database: those that were made before a moment. */
  static long connections(RunningNotes notes, String database, Instant before) throws Exception {
    return notes.count("select count(*) from pg_stat_activity where backend_type = 'client backend' and datname = '"
        + database + "' and backend_start < '" + before + "'");
  }

  /** The same, once the server has had its time to close them. */
  static long connectionsLeft(RunningNotes notes, String database, Instant before) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    long left = connections(notes, database, before);
    while (left > 0 && System.nanoTime() < end) {
      Thread.sleep(100);
      left = connections(notes, database, before);
    }
    return left;
  }

  void assertNoCopies() {
    assertThat(copies).as("%s", this).isPositive();
    assertThat(copies).as("%s", this).isLessThanOrEqualTo(COPIES);
  }

  void assertNoConnections() {
    assertThat(connections).as("%s", this).isZero();
  }

  /** Not in all: the threads of a server's start go in the meantime, and would make up for those that stay. */
  void assertNoThreads(int rounds) {
    assertThat(sum(grown())).as("%s", this).isLessThanOrEqualTo(THREADS);
    assertThat(rounds).as("redeploy.rounds, to tell").isGreaterThanOrEqualTo(ENOUGH_ROUNDS);
  }

  private static int copiesOfTheModule(Server server) throws Exception {
    int copies = Integer.MAX_VALUE;
    // Finalizers want several collections.
    for (int i = 0; i < 10 && copies > 1; i++) {
      jcmd(server, "GC.run");
      copies = (int) jcmd(server, "VM.class_hierarchy", "io.shareddb.internal.context.RlsScope").lines()
          .filter(line -> line.contains("io.shareddb.internal.context.RlsScope/")).count();
    }
    return copies;
  }

  private static Map<String, Integer> threads(Server server) throws Exception {
    return jcmd(server, "Thread.print").lines().filter(line -> line.startsWith("\""))
        .map(line -> line.substring(1, line.indexOf('"', 1)).replaceAll("\\d+", "#"))
        .collect(Collectors.toMap(name -> name, name -> 1, Integer::sum, TreeMap::new));
  }

  private static int sum(Map<String, Integer> threads) {
    return threads.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Those that have become more. */
  private Map<String, Integer> grown() {
    Map<String, Integer> grown = new TreeMap<>(threads);
    grown.replaceAll((name, count) -> count - threadsBefore.getOrDefault(name, 0));
    grown.values().removeIf(more -> more <= 0);
    return grown;
  }

  private static long heap(Server server) throws Exception {
    // Of the serial collector: the new and the tenured generation.
    String generations = jcmd(server, "GC.heap_info").lines().filter(line -> line.contains(" total "))
        .collect(Collectors.joining());
    return Pattern.compile("used (\\d+)K").matcher(generations).results()
        .mapToLong(used -> Long.parseLong(used.group(1))).sum() >> 10;
  }

  private static Path dump(Server server) throws Exception {
    Path file = Path.of("target", "leak.hprof").toAbsolutePath();
    Files.deleteIfExists(file);
    jcmd(server, "GC.heap_dump", file.toString());
    return file;
  }

  private static String jcmd(Server server, String... command) throws Exception {
    Process process = new ProcessBuilder(Path.of(Server.java(), "bin", "jcmd").toString(),
        server.pid().orElseThrow().toString(), String.join(" ", command)).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }

  @Override
  public String toString() {
    return copies + " copies of the module, threads " + sum(threadsBefore) + " -> " + sum(threads)
        + (threadsBefore.isEmpty() ? "" : " " + grown()) + ", " + connections
        + " connections of what has gone, heap " + heapBefore + " -> " + heap + " MB"
        + dump.map(file -> ", dumped to " + file).orElse("");
  }
}
