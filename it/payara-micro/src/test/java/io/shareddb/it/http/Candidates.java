// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.http;

import io.shareddb.it.EmbeddedDatabase;
import io.shareddb.it.demo.PayaraMicro;
import io.shareddb.it.demo.RunDirectory;
import io.shareddb.it.misconfigured.Album;
import io.shareddb.it.misconfigured.Albums;
import io.shareddb.it.misconfigured.Alternations;
import io.shareddb.it.misconfigured.Careless;
import io.shareddb.it.misconfigured.Explanations;
import io.shareddb.it.misconfigured.Picture;
import io.shareddb.it.misconfigured.Reports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * One Payara Micro that is given one application after the other, and goes on when it refuses one: in one boot what would
 * be twenty. Started by the first test that asks.
 */
final class Candidates {

  private static final Path CONFIG = Path.of(System.getProperty("server.config")).normalize();

  /** What the server says first of each application; when it refuses one, it does not say which. */
  private static final String NEXT = "No deployment transformer implementation found.";

  private static final String ALBUMS = """
      create table albums (
        id uuid primary key default uuid_generate_v4(),
        user_id uuid not null references users (id) on delete cascade,
        title text not null,
        created_at timestamptz not null default current_timestamp,
        updated_at timestamptz not null default current_timestamp
      );
      select shared_db.protect_table('albums');
      create table pictures (
        id uuid primary key default uuid_generate_v4(),
        user_id uuid not null references users (id) on delete cascade,
        album_id uuid not null references albums (id) on delete cascade,
        created_at timestamptz not null default current_timestamp,
        updated_at timestamptz not null default current_timestamp
      );
      select shared_db.protect_table('pictures');
      """;

  private static Candidates instance;

  private final EmbeddedDatabase database = EmbeddedDatabase.start();
  private final RunDirectory directory = RunDirectory.in(Path.of("target"));
  private final Map<String, String> said = new HashMap<>();
  private PayaraMicro payara;
  private Answer ready;

  private Candidates() throws IOException {
    // The rest in start(), so that it can be closed whatever happens there.
  }

  static synchronized Candidates all() throws Exception {
    if (instance == null) {
      instance = new Candidates();
      Runtime.getRuntime().addShutdownHook(new Thread(instance::close));
      instance.start();
    }
    return instance;
  }

  private void start() throws Exception {
    Mistakes mistakes = new Mistakes(database);
    mistakes.makeLogins();
    List<Candidate> candidates = new ArrayList<>(startable());
    mistakes.all().forEach(mistake -> candidates.add(mistake.candidate()));
    List<String> others = new ArrayList<>();
    for (Candidate candidate : candidates) {
      if (!candidate.name().equals("again")) {
        database.createDatabase(candidate.name());
      }
      others.add("--deploy");
      others.add(candidate.war().toString());
    }
    PsqlPreparation.runIfThere(database, "prepared");
    payara = new PayaraMicro.Launch(Path.of(System.getProperty("payara.jar")), Path.of(others.get(1)),
        CONFIG.resolve("pre-boot-commands.asadmin"), freePort(), directory.path().toAbsolutePath(),
        directory.path().resolve("server.log")).start(Map.of(), others.subList(2, others.size()).toArray(String[]::new));
    payara.awaitReady(Duration.ofMinutes(9));
    listen(candidates);
    ready = Caller.nobody(uri()).get("health/ready");
  }

  /** What starts; the first is at the root. */
  private List<Candidate> startable() throws IOException {
    String dataSource = Files.readString(CONFIG.resolve("data-source.xml")).replace("<value>30</value>", "<value>0</value>");
    return List.of(
        Candidate.of(database, "sound"),
        Candidate.at("again", database.url("sound", EmbeddedDatabase.RUNTIME)).configured("shared-db.migration-url="
            + database.url("sound", EmbeddedDatabase.OWNER)),
        Candidate.of(database, "prepared"),
        Candidate.at("quick", database.url("quick", "postgres")).webXml(dataSource),
        Candidate.of(database, "doors").migration(Mistakes.REASON + Mistakes.DIARIES + Mistakes.PROTECTED + Mistakes.VIEW
            + Mistakes.FUNCTION),
        albums("albums"),
        albums("cached_albums").configured("shared-db.guard=warn").persistenceXml(xml ->
            xml.replace("<shared-cache-mode>NONE<", "<shared-cache-mode>ALL<")),
        Candidate.of(database, "careless").with(Careless.class, Reports.class).persistenceXml(xml ->
            xml.replaceAll("<property name=\"eclipselink.transaction.join-existing\"[^>]*>", "")));
  }

  private Candidate albums(String name) {
    return Candidate.of(database, name).migration(ALBUMS)
        .with(Album.class, Picture.class, Albums.class, Alternations.class, Explanations.class);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void listen(List<Candidate> candidates) {
    String[] parts = log().split(Pattern.quote(NEXT));
    if (parts.length != candidates.size() + 1) {
      throw new IllegalStateException(parts.length - 1 + " applications instead of " + candidates.size() + ": " + log());
    }
    for (int i = 0; i < candidates.size(); i++) {
      said.put(candidates.get(i).name(), parts[i + 1]);
    }
  }

  EmbeddedDatabase database() {
    return database;
  }

  /** What the log has of one. */
  String log(String name) {
    return said.getOrDefault(name, "");
  }

  String log() {
    return payara.log().text();
  }

  boolean started(String name) {
    return log(name).contains(" " + name + " was successfully deployed in");
  }

  long startedApplications() {
    return said.keySet().stream().filter(this::started).count();
  }

  /** What the probe said when all had been decided on. */
  Answer ready() {
    return ready;
  }

  URI uri() {
    return payara.uri();
  }

  URI uri(String name) {
    return uri().resolve(name + "/");
  }

  private void close() {
    // In this order; a server without its database would fill its log.
    try (database; directory) {
      if (payara != null) {
        payara.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
