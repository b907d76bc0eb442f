// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.shareddb.internal.guard.Lints;
import io.shareddb.internal.migration.SchemaForTests;
import io.shareddb.it.EmbeddedDatabase;
import io.shareddb.it.module.Databases;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody types, what comes back, and the exit code that a script looks at. */
class CommandLineTest {

  private static final UUID ANN = UUID.fromString("aaaaaaaa-0000-4000-8000-000000000001");
  private static final UUID BOB = UUID.fromString("bbbbbbbb-0000-4000-8000-000000000002");
  private static final UUID NOTE_OF_BOB = UUID.fromString("cccccccc-0000-4000-8000-000000000003");

  private static String database;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream progress = new ByteArrayOutputStream();

  @BeforeAll
  static void migrate() throws Exception {
    database = Databases.empty("command");
    SchemaForTests.migrate(database);
    // Other tests make logins in the same cluster, which is what this closes the database to.
    Databases.server().asSuperuser(database, "revoke connect on database " + database + " from public",
        "grant connect on database " + database + " to " + EmbeddedDatabase.RUNTIME);
    Databases.server().asSuperuser(database,
        "insert into users (id, email) values ('" + ANN + "', 'ann@example.com'), ('" + BOB + "', 'bob@example.com')");
    asOwner("create table notes (id uuid primary key, user_id uuid not null references users (id), text text)",
        "select shared_db.protect_table('notes')");
    Databases.server().asSuperuser(database,
        "insert into notes select uuid_generate_v4(), '" + ANN + "' from generate_series(1, 2)",
        "insert into notes values ('" + NOTE_OF_BOB + "', '" + BOB + "', 'of Bob')");
  }

  @AfterEach
  void noPasswordAnywhere() {
    assertThat(out.toString(StandardCharsets.UTF_8) + progress.toString(StandardCharsets.UTF_8))
        .doesNotContain(EmbeddedDatabase.PASSWORD, "postgres:postgres");
  }

  @Test
  void aSoundDatabaseIsClean() {
    assertThat(runtime("guard")).isEqualTo(Main.CLEAN);
    assertThat(out()).contains(Lints.all().size() + " checks in ").contains("0 refuse, 0 warn");
    assertThat(progress.toString(StandardCharsets.UTF_8)).contains("Connecting as app_login@127.0.0.1", "Running ", "Done in ");
  }

  @Test
  void theExitCodeIsThatOfTheWorstFinding() {
    asOwner("create table open_table (id int primary key, user_id uuid not null references users (id) on delete cascade)",
        "grant select on open_table to shared_db_app");
    try {
      assertThat(runtime("guard")).isEqualTo(Main.REFUSE);
      assertThat(out()).contains("SDB-3120 row-security-disabled: public.open_table");
      asOwner("alter table open_table enable row level security, force row level security");
      out.reset();
      assertThat(runtime("guard", "--level", "refuse")).isEqualTo(Main.WARN);
      assertThat(out()).doesNotContain("open_table");
    } finally {
      asOwner("drop table open_table");
    }
  }

  @Test
  void anAdministratorJudgesTheApplicationsRole() {
    assertThat(as("postgres", "guard")).isEqualTo(Main.REFUSE);
    assertThat(out()).contains("SDB-3101");
    out.reset();
    assertThat(as("postgres", "guard", "--role", "app_login")).isEqualTo(Main.CLEAN);
  }

  @Test
  void jsonAndSarifAreRead() {
    asOwner("create table open_table (id int primary key, user_id uuid not null references users (id))",
        "grant select on open_table to shared_db_app");
    try {
      assertThat(runtime("guard", "--format", "json")).isEqualTo(Main.REFUSE);
      JsonObject json = json();
      assertThat(json.getJsonArray("findings").getJsonObject(0).getString("code")).isEqualTo("SDB-3120");
      out.reset();
      runtime("guard", "--format", "sarif");
      JsonObject sarif = json();
      assertThat(sarif.getString("version")).isEqualTo("2.1.0");
      JsonObject run = sarif.getJsonArray("runs").getJsonObject(0);
      assertThat(run.getJsonObject("tool").getJsonObject("driver").getJsonArray("rules")).hasSameSizeAs(Lints.all());
      JsonObject result = run.getJsonArray("results").getJsonObject(0);
      assertThat(result.getString("ruleId")).isEqualTo("SDB-3120");
      assertThat(result.getString("level")).isEqualTo("error");
      assertThat(result.getJsonArray("locations").getJsonObject(0).getJsonArray("logicalLocations").getJsonObject(0)
          .getString("fullyQualifiedName")).isEqualTo("public.open_table");
    } finally {
      asOwner("drop table open_table");
    }
  }

  /** Nothing is found where nothing is; whoever mistook the database learns it. */
  @Test
  void aDatabaseWithoutTheSharedSchemaIsNotClean() {
    String empty = Databases.server().url(Databases.empty("unmigrated"), EmbeddedDatabase.OWNER);
    assertThat(run(Map.of("DATABASE_URL", empty), "guard", "--role", "app_login")).isEqualTo(Main.WARN);
    assertThat(progress.toString(StandardCharsets.UTF_8)).contains("There is no schema shared_db in this database.");
    assertThat(run(Map.of("DATABASE_URL", empty), "explain", "--user", ANN.toString(), "--table", "notes", "--key", "1"))
        .isEqualTo(Main.CLEAN);
    assertThat(out()).contains("there is no table notes").doesNotContain("row  ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "help", "-h", "guard --help", "explain --user --help"})
  void helpIsNoMistake(String line) {
    assertThat(run(Map.of(), line.split(" "))).isEqualTo(Main.CLEAN);
    assertThat(out()).startsWith("Usage:");
    assertThat(progress.size()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "nonsense", "guard --format xml", "guard --role nobody_here", "guard --level", "guard secret",
      "postgresql://app_login:secret@127.0.0.1/x",
      "guard postgresql://app_login:secret@127.0.0.1/x", "explain --table notes", "explain --user x --table notes"})
  void whatCannotBeUnderstoodFailsWithTheUsage(String line) {
    assertThat(runtime(line.isEmpty() ? new String[0] : line.split(" "))).isEqualTo(Main.FAILED);
    assertThat(out()).isEmpty();
    assertThat(progress.toString(StandardCharsets.UTF_8)).contains("Usage:");
  }

  @Test
  void aDatabaseThatIsNotThereFails() {
    assertThat(run(Map.of("DATABASE_URL", "postgresql://app_login:secret@127.0.0.1:1/notes"), "guard")).isEqualTo(Main.FAILED);
    assertThat(progress.toString(StandardCharsets.UTF_8)).contains("SDB-2001");
    assertThat(run(Map.of("DATABASE_URL", "mysql://a:secret@b/c"), "guard")).isEqualTo(Main.FAILED);
    assertThat(progress.toString(StandardCharsets.UTF_8)).contains("SDB-1001");
    assertThat(run(Map.of(), "guard")).isEqualTo(Main.FAILED);
  }

  @Test
  void explainsWhatAUserSeesAndWhichPolicyHidesTheRest() {
    assertThat(as(EmbeddedDatabase.OWNER, "explain", "--user", ANN.toString(), "--table", "notes",
        "--key", NOTE_OF_BOB.toString())).isEqualTo(Main.CLEAN);
    assertThat(out()).contains("company_owner as shared_db_app", "app.user_id is '" + ANN + "'", "there is such a user",
        "public.notes, row level security on, forced, owner company_owner", "SELECT, INSERT, UPDATE, DELETE",
        "notes_select_own: (user_id = ( SELECT shared_db.current_user_id()", "lets 2 of 3 rows through",
        "id = " + NOTE_OF_BOB + " exists and is hidden by notes_select_own; its user_id is " + BOB, "2 rows of 3 seen");
    assertThat(out().lines().count()).isLessThan(25);
  }

  @Test
  void explainsAsFarAsTheApplicationsLoginSees() {
    assertThat(runtime("explain", "--user", BOB.toString(), "--table", "notes", "--key", ANN.toString())).isEqualTo(Main.CLEAN);
    assertThat(out()).contains("app_login, database", "1 row seen", "is not seen: it does not exist, or is hidden")
        .doesNotContain("lets");
  }

  /** The owner is bound by such a policy, too, and must not say that there are no rows. */
  @Test
  void anOwnerWhoDoesNotSeeEverythingDoesNotSaySo() {
    String[] question = {"explain", "--user", ANN.toString(), "--table", "notes", "--key", NOTE_OF_BOB.toString()};
    asOwner("create policy narrow on notes as restrictive for select using (text <> 'of Bob')");
    try {
      assertThat(as(EmbeddedDatabase.OWNER, question)).isEqualTo(Main.CLEAN);
      assertThat(out()).contains("is not seen: it does not exist, or is hidden").doesNotContain("of 0", "lets");
      out.reset();
      assertThat(as("postgres", question)).isEqualTo(Main.CLEAN);
      assertThat(out()).contains("exists and is hidden by notes_select_own, narrow");
    } finally {
      asOwner("drop policy narrow on notes");
    }
  }

  @Test
  void aViewLeadsToTheTablesBehindIt() {
    asOwner("create view seen as select * from notes", "grant select on seen to shared_db_app");
    try {
      assertThat(explained(ANN, "seen")).contains("a view has no policies; explain the tables behind it");
    } finally {
      asOwner("drop view seen");
    }
  }

  @Test
  void explainsWhatElseCanBeMissing() {
    assertThat(explained(UUID.randomUUID(), "notes")).contains("0 rows of 3 seen: there is no such user");
    assertThat(explained(ANN, "nowhere")).contains("there is no table nowhere");
    assertThat(explained(ANN, "shared_db.identities")).contains("the role has no right");
    asOwner("create table plain (id int)", "grant select on plain to shared_db_app", "create table shut (id int, user_id uuid)",
        "grant select on shut to shared_db_app", "alter table shut enable row level security");
    try {
      assertThat(explained(ANN, "plain")).contains("row level security is off");
      assertThat(explained(ANN, "shut")).contains("no policy lets this role read anything");
    } finally {
      asOwner("drop table plain", "drop table shut");
    }
    assertThat(Databases.rows(database, "select count(*) from notes")).containsExactly("3");
  }

  /** The README's commands, with the jar as it is released. */
  @Test
  void theJarBringsWhatItNeeds() throws Exception {
    Path jar = Path.of("../../target/shared-db-0.1.0-SNAPSHOT-cli.jar");
    assertThat(started(jar, "java -jar target/shared-db-0.1.0-SNAPSHOT-cli.jar guard --role app_login --format sarif"))
        .isEqualTo(Main.CLEAN);
    assertThat(out()).contains("\"version\":\"2.1.0\"");
    out.reset();
    assertThat(started(jar, """
        java -jar target/shared-db-0.1.0-SNAPSHOT-cli.jar explain --user aaaaaaaa-0000-4000-8000-000000000001 --table notes
        """.strip())).isEqualTo(Main.CLEAN);
    assertThat(out()).contains("2 rows of 3 seen");
    assertThat(Files.size(jar)).isLessThan(3_000_000);
  }

  private int started(Path jar, String line) throws Exception {
    List<String> command = Arrays.stream(line.split(" ")).map(word -> word.endsWith(".jar") ? jar.toString()
        : word.equals("java") ? Path.of(System.getProperty("java.home"), "bin", "java").toString() : word).toList();
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("DATABASE_URL", Databases.server().url(database, EmbeddedDatabase.OWNER));
    Process process = builder.start();
    process.getInputStream().transferTo(out);
    return process.waitFor();
  }

  private String explained(UUID user, String table) {
    out.reset();
    as("postgres", "explain", "--user", user.toString(), "--table", table);
    return out();
  }

  private int runtime(String... arguments) {
    return as(EmbeddedDatabase.RUNTIME, arguments);
  }

  private int as(String login, String... arguments) {
    String[] all = arguments.length == 0 ? arguments : Stream.concat(Stream.of(arguments),
        Stream.of("--url", Databases.server().url(database, login))).toArray(String[]::new);
    return run(Map.of(), all);
  }

  private int run(Map<String, String> environment, String... arguments) {
    return new Main(environment, new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(progress, true, StandardCharsets.UTF_8)).run(arguments);
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private JsonObject json() {
    try (JsonReader reader = Json.createReader(new StringReader(out()))) {
      return reader.readObject();
    }
  }

  private static void asOwner(String... statements) {
    for (String statement : statements) {
      Databases.server().asSuperuser(database, "set role " + EmbeddedDatabase.OWNER + "; " + statement);
    }
  }
}
