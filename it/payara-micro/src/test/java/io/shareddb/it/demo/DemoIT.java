// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.shareddb.it.EmbeddedDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts Notes in a copy of the tree, and looks for what it leaves. */
class DemoIT {

  @TempDir
  static Path tree;

  @TempDir
  Path temporary;

  private int port;

  @BeforeAll
  static void copyTheTree() throws IOException {
    TreeCopy.copy(Path.of("../..").toRealPath(), tree);
  }

  @BeforeEach
  void chooseAPort() throws IOException {
    try (ServerSocket socket = listen(0)) {
      port = socket.getLocalPort();
    }
  }

  private static ServerSocket listen(int port) throws IOException {
    return new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"));
  }

  private DemoRun start(Map<String, String> environment) throws IOException {
    return DemoRun.start(tree, temporary, port, environment);
  }

  @Test
  void runsUntilCtrlC() throws Exception {
    try (DemoRun demo = start(Map.of())) {
      demo.awaitLine("Notes is ready: http://127.0.0.1:" + port + "/");
      demo.awaitLine("Ctrl-C ends");
      assertThat(demo.lines().stream().filter(line -> line.strip().startsWith("curl "))).hasSize(3)
          .allMatch(line -> line.contains("http://127.0.0.1:" + port + "/api/notes"));
      assertThat(ask("alice", "POST", "{\"text\":\"Buy milk\"}")).contains("Buy milk");
      assertThat(ask("alice", "GET", "")).contains("Buy milk");
      assertThat(ask("bob", "GET", "")).isEqualTo("[]");
      demo.pressCtrlC();
      assertThat(demo.awaitEnd()).isEqualTo(130);
      assertNothingIsLeft();
    }
  }

  @Test
  @Tag("boots")
  void runsUntilSigterm() throws Exception {
    try (DemoRun demo = start(Map.of())) {
      demo.awaitLine("Notes is ready: ");
      assertThat(ask("bob", "GET", "")).isEqualTo("[]");
      demo.terminate();
      assertThat(demo.awaitEnd()).isEqualTo(143);
      assertNothingIsLeft();
    }
  }

  @Test
  void worksOnAGivenDatabaseAndLeavesItAlone() throws Exception {
    try (EmbeddedDatabase database = EmbeddedDatabase.start()) {
      database.createDatabase("given");
      try (DemoRun demo = start(Map.of("DATABASE_URL", database.url("given", "postgres")))) {
        demo.awaitLine("Notes is ready: ");
        assertThat(demo.output()).contains("Using the database of DATABASE_URL").doesNotContain("Starting PostgreSQL");
        assertThat(ask("alice", "POST", "{\"text\":\"Keep it\"}")).contains("Keep it");
        assertThat(ask("bob", "GET", "")).isEqualTo("[]");
        demo.terminate();
        assertThat(demo.awaitEnd()).isEqualTo(143);
        assertNothingIsLeft();
      }
      try (Connection c = database.superuser("given"); Statement s = c.createStatement();
          ResultSet row = s.executeQuery("select text from notes")) {
        assertThat(row.next()).isTrue();
        assertThat(row.getString(1)).isEqualTo("Keep it");
      }
    }
  }

  @Test
  void canBeStoppedWhileItsDatabaseStarts() throws Exception {
    try (DemoRun demo = start(Map.of())) {
      demo.awaitLine("Starting PostgreSQL");
      demo.terminate();
      assertThat(demo.awaitEnd()).isEqualTo(143);
      assertNothingIsLeft();
    }
  }

  @Test
  void aPortThatIsTakenEndsItWithOneLine() throws Exception {
    try (ServerSocket taken = listen(port); DemoRun demo = start(Map.of())) {
      assertEndsWithOneLine(demo, "Port " + taken.getLocalPort() + " of 127.0.0.1 is taken.");
    }
    assertNothingIsLeft();
  }

  @Test
  @Tag("boots")
  void aDatabaseThatCannotBeReachedEndsItWithOneLine() throws Exception {
    try (DemoRun demo = start(Map.of("DATABASE_URL", "postgresql://app:hush@127.0.0.1:1/company"))) {
      assertEndsWithOneLine(demo, "Notes did not start: SDB-2001 PostgreSQL cannot be reached as app@127.0.0.1:1/company");
      assertThat(demo.output()).doesNotContain("hush");
    }
    assertNothingIsLeft();
  }

  @Test
  @Tag("boots")
  void aUrlThatIsNoneEndsItWithOneLine() throws Exception {
    try (DemoRun demo = start(Map.of("DATABASE_URL", "mysql://app:hush@127.0.0.1/company"))) {
      assertEndsWithOneLine(demo, "Notes did not start: SDB-1001");
      assertThat(demo.output()).doesNotContain("hush");
    }
    assertNothingIsLeft();
  }

  /** The line is the last one, and neither Maven's report nor a stack trace stands around it. */
  private static void assertEndsWithOneLine(DemoRun demo, String beginning) throws Exception {
    assertThat(demo.awaitEnd()).isEqualTo(1);
    List<String> lines = demo.lines();
    assertThat(lines.get(lines.size() - 1)).as(demo.output()).startsWith(beginning);
    assertThat(demo.output()).doesNotContain("[ERROR]", "BUILD FAILURE", "\tat ");
  }

  private String ask(String who, String method, String body) throws Exception {
    String credentials = Base64.getEncoder().encodeToString(
        (who + "@example.com:demo").getBytes(StandardCharsets.UTF_8));
    HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/notes"))
        .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
        .header("Content-Type", "application/json")
        .header("Authorization", "Basic " + credentials).build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
  }

  private void assertNothingIsLeft() throws IOException {
    listen(port).close();
    assertThat(ProcessHandle.allProcesses().filter(process -> command(process).contains(tree.toString()))
        .map(DemoIT::command)).isEmpty();
    try (Stream<Path> files = Files.list(temporary)) {
      assertThat(files).isEmpty();
    }
    Path target = tree.resolve("it/demo/target");
    try (Stream<Path> files = Files.exists(target) ? Files.list(target) : Stream.empty()) {
      assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.startsWith("run-"))).isEmpty();
    }
  }

  private static String command(ProcessHandle process) {
    return process.info().commandLine().orElse("");
  }
}
