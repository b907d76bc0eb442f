// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.shareddb.SharedDbException;
import io.shareddb.SignIn;
import io.shareddb.UnknownCallerException;
import io.shareddb.UserGoneException;
import io.shareddb.internal.identity.KnownUsers;
import io.shareddb.internal.metrics.Counters;
import io.shareddb.spi.EmailIdentity;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    awaitListener();
    known.idOf(leaver);
    Superuser.change("delete from users where id = '" + user + "'");
    assertThat(refusalWithin(20, leaver)).containsInstanceOf(UserGoneException.class);
    signIn.forget(user);
    assertThat(known.idOf(leaver)).as("made anew, on demand").isNotEqualTo(user);
  }

  /** What is remembered is asked again when the connection to the listener has been lost. */
  @Test
  void aNameThatLeadsToNoUserAnyMoreIsRefusedAndItsUserIsNotGone() throws Exception {
    EmailIdentity maiden = EmailIdentity.of("maiden@example.com");
    UUID user = known.idOf(maiden);
    Superuser.change("set session_replication_role = replica; update users set email = 'married@example.com' where id = '"
        + user + "'"); // Without the trigger that tells.
    assertThat(known.idOf(EmailIdentity.of("married@example.com"))).isEqualTo(user);
    Superuser.column("select pg_terminate_backend(pid) from pg_stat_activity"
        + " where application_name = 'shared-db listener' and datname = current_database()");
    assertThat(refusalWithin(20, maiden)).containsInstanceOf(UnknownCallerException.class);
    assertThat(known.idOf(EmailIdentity.of("married@example.com"))).isEqualTo(user);
    assertThat(refusalWithin(1, maiden)).containsInstanceOf(UnknownCallerException.class);
    assertThat(Superuser.column("select 1 from users where email = 'maiden@example.com'")).as("second account").isEmpty();
  }

  @Test
  void aNameThatIsGivenToAnotherIsNotTheFirstUsersAnyMore() throws Exception {
    EmailIdentity office = EmailIdentity.of("office@example.com");
    UUID first = known.idOf(office);
    UUID second = known.idOf(EmailIdentity.of("second@example.com"));
    Superuser.change("update users set email = 'first@example.com' where id = '" + first + "'");
    assertThat(refusalWithin(20, office)).containsInstanceOf(UnknownCallerException.class);
    Superuser.change("update users set email = 'office@example.com' where id = '" + second + "'");
    assertThat(known.idOf(office)).isEqualTo(second);
    assertThat(known.idOf(EmailIdentity.of("first@example.com"))).as("not gone").isEqualTo(first);
  }

  /** When it connects, all that is known is asked again, which is not to stand in for what it hears. */
  private static void awaitListener() throws Exception {
    for (int i = 0; i < 100; i++) {
      if (!Superuser.column("select 1 from pg_stat_activity where application_name = 'shared-db listener'"
          + " and datname = current_database() and state = 'idle' and state_change < now() - interval '1 s'").isEmpty()) {
        return;
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
    throw new IllegalStateException("nobody listens");
  }

  private Optional<SharedDbException> refusalWithin(int seconds, EmailIdentity caller) throws InterruptedException {
    for (int i = 0; i < seconds * 20; i++) {
      try {
        known.idOf(caller);
        TimeUnit.MILLISECONDS.sleep(50);
      } catch (SharedDbException e) {
        return Optional.of(e);
      }
    }
    return Optional.empty();
  }
}
