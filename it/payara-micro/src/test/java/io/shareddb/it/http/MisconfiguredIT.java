// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.shareddb.it.EmbeddedDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What would leak does not start, and says what to do; what differs by the mistake alone starts. */
class MisconfiguredIT {

  private static Candidates server;

  @BeforeAll
  static void start() throws Exception {
    server = Candidates.all();
  }

  private static Stream<Arguments> mistakes() throws Exception {
    return new Mistakes(Candidates.all().database()).all().stream()
        .map(mistake -> Arguments.of(mistake.candidate().name(), mistake.said()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("mistakes")
  void aMistakeIsRefusedAndItsCureNamed(String name, List<String> said) {
    assertThat(server.started(name)).as(server.log(name)).isFalse();
    assertThat(server.log(name)).contains(said).doesNotContain("secret", "hush")
        .contains("SDB-3010 ", "server-config/payara-micro/run.sh");
    assertThat(Caller.alice(server.uri(name)).get("api/me").status()).isEqualTo(404);
  }

  @Test
  void withoutTheMistakeItStarts() {
    assertThat(server.started("sound")).as(server.log()).isTrue();
    assertThat(Caller.alice(server.uri()).get("api/me").status()).isEqualTo(200);
  }

  /** That the view and the function do leak is seen as the application's login; by them alone nothing does. */
  @Test
  void aViewAndAFunctionShowWhatTheTableBehindThemShows() throws Exception {
    assertThat(server.started("doors")).as(server.log("doors")).isTrue();
    assertThat(server.log("doors")).contains("SDB-3161 view-without-invoker: public.all_diaries",
        "SDB-3163 definer-unreviewed: public.count_diaries()");
    assertThat(askedAsSomebodyElse("leaking_view", "select count(*) from all_diaries")).isEqualTo(1);
    assertThat(askedAsSomebodyElse("leaking_function", "select count_diaries()")).isEqualTo(1);
    assertThat(askedAsSomebodyElse("doors", "select count(*) from all_diaries")).isZero();
    assertThat(askedAsSomebodyElse("doors", "select count_diaries()")).isZero();
  }

  private static long askedAsSomebodyElse(String database, String query) throws SQLException {
    try (Connection c = server.database().connect(database, EmbeddedDatabase.RUNTIME, EmbeddedDatabase.PASSWORD);
        Statement s = c.createStatement()) {
      s.execute("set app.user_id = '" + UUID.randomUUID() + "'");
      try (ResultSet row = s.executeQuery(query)) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  @Test
  void whatOnlyWarnsStartsAndIsInTheLog() {
    assertThat(server.started("careless")).as(server.log("careless")).isTrue();
    assertThat(server.log("careless")).contains("SDB-3006",
        "SDB-3204 join-existing-missing: persistence.xml",
        "SDB-3210 not-intercepted: private method io.shareddb.it.misconfigured.Careless#hidden",
        "SDB-3210 not-intercepted: static method io.shareddb.it.misconfigured.Careless#common",
        "SDB-3211 plain-entity-manager: io.shareddb.it.misconfigured.Careless#em (@PersistenceContext)",
        "SDB-3211 plain-entity-manager: io.shareddb.it.misconfigured.Reports#em (@Inject without @SharedDb)",
        "SDB-3211 plain-entity-manager: io.shareddb.it.misconfigured.Reports#factory (@PersistenceUnit)")
        .doesNotContain("Careless#counted", "Reports#shared");
    assertThat(Caller.alice(server.uri("careless")).get("api/me").status()).isEqualTo(200);
  }

  /** Of what was refused nothing is left that could speak. */
  @Test
  void theProbeHasOneCheckPerApplicationThatStarted() {
    assertThat(server.ready().body().split("\"shared-db\"", -1)).hasSize((int) server.startedApplications() + 1);
    assertThat(server.ready().body()).contains("\"guard.refuse\":\"0\"", "\"guard.warn\":\"6\"",
        "\"guard.checks\":").doesNotContain("notes", "Careless");
    assertThat(server.ready().status()).isEqualTo(200);
  }

  @Test
  void aMigrationThatBreaksLeavesWhatCameBefore() throws Exception {
    try (var c = server.database().superuser("broken"); var s = c.createStatement();
        var row = s.executeQuery("select to_regclass('notes') is not null, to_regclass('half_done') is null")) {
      row.next();
      assertThat(row.getBoolean(1)).as("what came before stays").isTrue();
      assertThat(row.getBoolean(2)).as("the broken file left nothing").isTrue();
    }
  }
}
