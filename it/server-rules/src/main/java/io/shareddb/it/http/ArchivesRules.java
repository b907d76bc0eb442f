// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.http;

import static io.shareddb.it.http.RunningNotes.twoLogins;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Other ways to bring the module: a second version of it in the same server, and in EARs. */
@Tag("boots")
@ExtendWith({RunningNotes.Provider.class, Differences.class})
class ArchivesRules {

  private static Server server;

  /** One for all, and not the one of the other rules: what fails to deploy may stay about. */
  @BeforeAll
  static void start(RunningNotes notes) throws Exception {
    notes.database().createDatabase("archives");
    server = Server.start(Server.NOTES, twoLogins(notes.database(), "archives"));
    assertThat(server.deployed()).as(server.log()).isTrue();
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
  }

  @Test
  void twoVersionsOfTheModuleServeTheirOwnApplications() throws Exception {
    Path other = War.withOtherModule("other.war", "io.shareddb.internal.rest.Problem",
        "You may not do this", "You may not do that");
    server.deploy("other", other);
    try {
      URI ofOther = server.uri().resolve("other/");
      assertUsersStayApart(ofOther);
      assertThat(refusal(server.uri())).isEqualTo("You may not do this.");
      assertThat(refusal(ofOther)).isEqualTo("You may not do that.");
      assertUsersStayApart(server.uri());
    } finally {
      server.undeploy("other");
    }
  }

  @Test
  void anApplicationInAnEarWorks() throws Exception {
    Path war = Path.of("target", "inside.war").toAbsolutePath();
    Files.copy(Server.NOTES, war, StandardCopyOption.REPLACE_EXISTING);
    server.deploy("enterprise", War.ear("enterprise.ear", war));
    try {
      assertUsersStayApart(server.uri().resolve("inside/"));
    } finally {
      server.undeploy("enterprise");
    }
  }

  /** From there it sees no persistence unit of a WAR; better none than one that works on some servers. */
  @Test
  void theModuleInTheLibrariesOfAnEarIsRefusedWithTheCure() throws Exception {
    Path war = Path.of("target", "slim.war").toAbsolutePath();
    Files.copy(Server.NOTES, war, StandardCopyOption.REPLACE_EXISTING);
    Path ear = War.withLibrariesOfItsOwn(War.ear("libraries.ear", war));
    assertThatThrownBy(() -> server.deploy("libraries", ear)).isInstanceOf(IllegalStateException.class);
    assertThat(Caller.alice(server.uri()).get("slim/api/notes").status()).isGreaterThanOrEqualTo(400);
    assertThat(server.log()).contains("SDB-3012", "WEB-INF/lib of each WAR");
  }

  private static void assertUsersStayApart(URI application) {
    String text = "at " + application;
    assertThat(Caller.alice(application).post(text).status()).isEqualTo(201);
    assertThat(Caller.bob(application).get("api/notes").texts()).isEmpty();
    assertThat(Caller.alice(application).get("api/notes").texts()).contains(text);
  }

  /** What the module says to somebody who may not act in the name of others. */
  private static String refusal(URI application) {
    Answer answer = Caller.alice(application).get("api/users/" + UUID.randomUUID() + "/notes", Map.of("Reason", "a test"));
    assertThat(answer.status()).isEqualTo(403);
    return answer.string("detail");
  }
}
