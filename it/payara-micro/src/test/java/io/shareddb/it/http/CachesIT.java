// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.shareddb.it.misconfigured.Album;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two users who read the same in turn, and questions that are asked in the middle of a user's transaction. */
class CachesIT {

  private static Candidates server;

  @BeforeAll
  static void start() throws Exception {
    server = Candidates.all();
  }

  @Test
  void aThousandAlternationsOfTwoUsersGiveNothingOfTheOther() {
    assertThat(server.started("albums")).as(server.log("albums")).isTrue();
    assertThat(alternations("albums")).isEqualTo("1000 alternations, 0 foreign, 0 missing");
  }

  /** That the same test would see it: the guard only warns here, and the cache is on. */
  @Test
  void withTheSharedCacheTheyGetEachOthersRows() {
    assertThat(server.started("cached_albums")).as(server.log("cached_albums")).isTrue();
    assertThat(server.log("cached_albums")).contains("SDB-3005",
        "SDB-3201 entity-shared-cached: entity " + Album.class.getName());
    assertThat(alternations("cached_albums")).matches("1000 alternations, [1-9]\\d* foreign, .*");
  }

  private static String alternations(String name) {
    return Caller.nobody(server.uri(name)).get("alternations").body();
  }

  @Test
  void whyAPageIsEmptyAndWhetherAllIsWellCanBeAskedInAUsersTransaction() {
    Answer answer = Caller.nobody(server.uri("albums")).get("explanations");
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body()).startsWith("of alice\n").contains("connection  app_login, database albums",
        "exists and is hidden by albums_select_own; its user_id is ", "seen").contains(" checks in ", ": 0 refuse, ");
    assertThat(server.log()).doesNotContain("SDB-4001");
  }
}
