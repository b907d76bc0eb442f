// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.shareddb.SignIn;
import io.shareddb.UserGoneException;
import io.shareddb.internal.identity.KnownUsers;
import io.shareddb.internal.metrics.Counters;
import io.shareddb.spi.EmailIdentity;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A caller who is known costs no question, until the user has gone. */
abstract class CallerRules extends SystemRules {

  private static final int REQUESTS = 16;

  @Inject
  private KnownUsers known;

  @Inject
  private SignIn signIn;

  @Resource
  private ManagedExecutorService executor;

  @Test
  void manyRequestsOfANewUserAtOnceAreOneSignIn() throws Exception {
    EmailIdentity newcomer = EmailIdentity.of("newcomer@example.com");
    long before = Counters.SIGN_INS.sum();
    CountDownLatch together = new CountDownLatch(1);
    List<Future<UUID>> requests = new ArrayList<>();
    for (int i = 0; i < REQUESTS; i++) {
      requests.add(executor.submit(() -> {
        together.await();
        return known.idOf(newcomer);
      }));
    }
    together.countDown();
    UUID user = requests.get(0).get();
    for (Future<UUID> request : requests) {
      assertThat(request.get()).isEqualTo(user);
    }
    assertThat(known.idOf(newcomer)).isEqualTo(user);
    assertThat(Counters.SIGN_INS.sum() - before).isEqualTo(1);
    assertThat(Superuser.column("select id from users where email = 'newcomer@example.com'")).containsExactly(user.toString());
  }

  @Test
  void aUserWhoIsDeletedIsGoneAndDoesNotComeBackUnasked() throws Exception {
    EmailIdentity leaver = EmailIdentity.of("leaver@example.com");
    UUID user = known.idOf(leaver);
    Superuser.change("delete from users where id = '" + user + "'");
    assertThat(goneWithin(20, leaver)).isTrue();
    signIn.forget(user);
    assertThat(known.idOf(leaver)).as("made anew, on demand").isNotEqualTo(user);
  }

  private boolean goneWithin(int seconds, EmailIdentity caller) throws InterruptedException {
    for (int i = 0; i < seconds * 20; i++) {
      try {
        known.idOf(caller);
        TimeUnit.MILLISECONDS.sleep(50);
      } catch (UserGoneException e) {
        return true;
      }
    }
    return false;
  }
}
