// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.container;

import static io.shareddb.RlsContext.callAs;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.shareddb.it.doors.Door;
import jakarta.inject.Inject;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The same rules in a WAR with EJBs, and those of EJBs. */
@ExtendWith(ArquillianExtension.class)
class EjbIT extends DoorRules {

  @Inject
  private StatelessNotebooks ejb;

  @Deployment
  static WebArchive war() {
    return Archives.war("with_ejb", Archives.systemUrl("with_ejb"), "test.races=" + System.getProperty("timeout.races") + "\n")
        .addClasses(StatelessNotebooks.class, WhoAmI.class, WhoAmIServlet.class, DoorRules.class, RaceRules.class,
            TimedRace.class, TaskRules.class)
        .addPackage(Door.class.getPackage());
  }

  @Test
  void aFlushAtTheCommitBelongsToTheCaller() throws Exception {
    callAs(alice, () -> ejb.add("ejb of alice"));
    callAs(bob, () -> ejb.add("ejb of bob"));
    assertThat(Superuser.emailsOwning("ejb of")).containsExactly("alice@example.com", "bob@example.com");
  }

  @Test
  void requiresNewFlushesForItsOwnUser() throws Exception {
    callAs(alice, () -> ejb.addAround("around", () -> callAs(bob, () -> ejb.addInNew("within"))));
    assertThat(Superuser.emailsOwning("around")).containsExactly("alice@example.com", "alice@example.com");
    assertThat(Superuser.emailsOwning("within")).containsExactly("bob@example.com");
  }

  @Test
  void aPooledBeanKnowsTheCurrentUserAnewAtEveryCall() throws Exception {
    for (int i = 0; i < 20; i++) {
      UUID user = i % 2 == 0 ? alice : bob;
      assertThat(callAs(user, ejb::myEmail)).isEqualTo(i % 2 == 0 ? "alice@example.com" : "bob@example.com");
    }
  }

  /** Payara leaves on a pool's thread the principal of the request that created it. */
  @Test
  @RunAsClient
  void aThreadOfAPoolIsNobodyWhoeverCreatedIt(@ArquillianResource URL url) throws Exception {
    String alice = who(url, "alice@example.com");
    String bob = who(url, "bob@example.com");
    assertThat(alice).matches("[0-9a-f-]{36} nobody nobody");
    assertThat(bob).matches("[0-9a-f-]{36} nobody nobody").isNotEqualTo(alice);
    assertThat(who(url, "")).isEqualTo("nobody nobody nobody");
    assertThat(who(url, "alice@example.com")).isEqualTo(alice);
  }

  private static String who(URL url, String user) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(url.toURI().resolve("who"));
    if (!user.isEmpty()) {
      request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString((user + ":demo").getBytes(UTF_8)));
    }
    return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString()).body();
  }
}
