// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a server says and does when it starts on a database that is not simply empty. */
class StartsIT {

  private static Candidates server;

  @BeforeAll
  static void start() throws Exception {
    server = Candidates.all();
  }

  @Test
  void aSecondStartHasNothingToDoAndSaysSoInOneLine() {
    Caller.alice(server.uri()).post("written by the first");
    assertThat(server.started("again")).as(server.log("again")).isTrue();
    assertThat(lines("again", "nothing to migrate")).isEqualTo(1);
    assertThat(lines("again", "shared-db: applied")).isZero();
    assertThat(Caller.alice(server.uri("again")).get("api/notes").texts()).containsExactly("written by the first");
  }

  @Test
  void aDatabaseThatPsqlHasPreparedIsTakenAsItIs() {
    PsqlPreparation.requirePsql();
    assertThat(server.started("prepared")).as(server.log("prepared")).isTrue();
    Caller.alice(server.uri("prepared")).post("of alice");
    assertThat(Caller.alice(server.uri("prepared")).get("api/notes").texts()).containsExactly("of alice");
    assertThat(Caller.bob(server.uri("prepared")).get("api/notes").texts()).isEmpty();
  }

  /**
   * The quick start, and with it the file data-source.xml, which gives the pool two connections and has them proved
   * before they are handed out (here each time, so that the test need not wait).
   */
  @Test
  void onePrivilegedLoginIsLoweredAndTheProbeSaysSo() throws Exception {
    assertThat(server.started("quick")).as(server.log("quick")).isTrue();
    assertThat(lines("quick", "SDB-2003")).isEqualTo(1);
    assertThat(server.ready().body()).contains("privileged, lowered to shared_db_app");

    Caller alice = Caller.alice(server.uri("quick"));
    alice.post("of alice");
    assertThat(IntStream.range(0, 40).parallel()
        .mapToObj(i -> Caller.bob(server.uri("quick")).get("api/notes").texts().size()).distinct()).containsExactly(0);
    try (var c = server.database().superuser("postgres"); var s = c.createStatement();
        var row = s.executeQuery("select count(*) from pg_stat_activity where datname = 'quick'"
            + " and application_name <> 'shared-db listener'")) {
      row.next();
      assertThat(row.getLong(1)).isBetween(1L, 2L);
    }

    String end = "select pg_terminate_backend(pid) from pg_stat_activity where datname = 'quick'";
    server.database().asSuperuser("postgres", end);
    assertThat(alice.get("api/notes").texts()).as("on a new connection").containsExactly("of alice");

    server.database().asSuperuser("postgres", "alter database quick allow_connections false", end);
    Answer down = Caller.nobody(server.uri()).get("health/ready");
    assertThat(down.status()).isEqualTo(503);
    assertThat(down.body()).contains("does not answer").doesNotContain("127.0.0.1");
  }

  private static long lines(String name, String text) {
    return Arrays.stream(server.log(name).split("\\R")).filter(line -> line.contains(text)).count();
  }
}
