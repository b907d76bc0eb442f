// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.container;

import static io.shareddb.RlsContext.callAs;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The same rules in a WAR with EJBs, and those of EJBs. */
@ExtendWith(ArquillianExtension.class)
class EjbIT extends IsolationRules {

  @Inject
  private StatelessNotebooks ejb;

  @Deployment
  static WebArchive war() {
    return Archives.war("with_ejb").addClass(StatelessNotebooks.class);
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
}
