// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What came of the rules on this server so far, written to {@code target/outcome.properties} for the table of servers. */
final class Outcome {

  /** The server's folder in server-config, with what sets this run of it apart. */
  static final String SERVER = System.getProperty("server.name");

  private static final Map<String, String> FACTS = new TreeMap<>(Map.of(
      "server", SERVER,
      "title", System.getProperty("server.title", SERVER),
      "jpa", System.getProperty("server.jpa", "")));
  private static final Set<String> DIFFERENCES = new TreeSet<>();
  private static final long BEGIN = System.nanoTime();
  private static int passed;
  private static int failed;

  private Outcome() {
  }

  static synchronized void passed() {
    passed++;
    write();
  }

  static synchronized void failed() {
    failed++;
    write();
  }

  static synchronized void difference(String reason) {
    DIFFERENCES.add(reason);
  }

  /** What server-config has for other servers, and which no rule could ask of this one. */
  static synchronized void notSetUp(String what) {
    DIFFERENCES.add("not set up: " + what);
  }

  /** Once the server with Notes is ready. */
  static synchronized void ready(Server server) {
    FACTS.put("java", javaVersion());
    FACTS.put("war", checksum(Server.NOTES));
    FACTS.put("megabytes", String.valueOf(server.memory() >> 20));
    write();
  }

  /** The medians, on a database where there is nothing to migrate. */
  static synchronized void readyAfter(Duration withoutModule, Duration withModule) {
    FACTS.put("seconds.without", String.valueOf(withoutModule.toMillis() / 1000.0));
    FACTS.put("seconds.with", String.valueOf(withModule.toMillis() / 1000.0));
    write();
  }

  /** One line after each class of rules, since a run of all servers takes long. */
  static synchronized void sayProgress(String rules) {
    System.out.printf(Locale.ROOT, "[%s] %s done after %d s: %d rules so far, %d failed%n", FACTS.get("title"), rules,
        (System.nanoTime() - BEGIN) / 1_000_000_000, passed + failed, failed);
  }

  static String checksum(Path file) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String javaVersion() {
    Path release = Path.of(Server.java(), "release");
    try {
      return Files.readAllLines(release).stream().filter(line -> line.startsWith("JAVA_VERSION="))
          .map(line -> line.replaceAll("[^0-9.]", "").split("\\.")[0]).findFirst().orElse("");
    } catch (IOException e) {
      return String.valueOf(Runtime.version().feature());
    }
  }

  private static void write() {
    FACTS.put("passed", String.valueOf(passed));
    FACTS.put("failed", String.valueOf(failed));
    FACTS.put("differences", String.join("; ", DIFFERENCES));
    String text = FACTS.entrySet().stream().map(fact -> fact.getKey() + "=" + fact.getValue() + "\n")
        .collect(Collectors.joining());
    try {
      Files.writeString(Path.of("target", "outcome.properties"), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
