// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.container;

import static io.shareddb.RlsContext.callAs;
import static io.shareddb.RlsContext.callAsNobody;
import static io.shareddb.RlsContext.runAs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shareddb.NoCallerException;
import io.shareddb.RlsContext;
import io.shareddb.UnscopedAccessException;
import io.shareddb.UserSwitchInTransactionException;
import io.shareddb.internal.context.Carried;
import io.shareddb.internal.context.RlsIdentity;
import io.shareddb.internal.context.RlsScope;
import io.shareddb.it.doors.Jottings;
import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.UserTransaction;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import javax.naming.InitialContext;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One transaction, one user: by whichever way a second one comes in. */
abstract class OneUserRules extends ThreadRules {

  @Inject
  private UnguardedNotebooks unguarded;

  @Inject
  private Jottings jottings;

  @Resource
  private UserTransaction transaction;

  @Resource
  private TransactionSynchronizationRegistry registry;

  private boolean begun;

  @AfterEach
  void endTransaction() throws Exception {
    // Elsewhere Payara does not allow the question after a @Transactional bean has failed.
    if (begun && transaction.getStatus() != Status.STATUS_NO_TRANSACTION) {
      transaction.rollback();
    }
  }

  @Test
  void aSecondUserInOneTransactionIsRefusedBeforeAnySql() throws Exception {
    assertThatExceptionOfType(UserSwitchInTransactionException.class)
        .isThrownBy(() -> callAs(alice, () -> notebooks.addThen("switch", () -> callAs(bob, notebooks::titles))))
        .withMessageContaining("REQUIRES_NEW");
    assertThatExceptionOfType(UserSwitchInTransactionException.class)
        .isThrownBy(() -> callAs(alice, () -> notebooks.addThen("switch", () -> callAsNobody(notebooks::titles))));
    assertThat(Superuser.emailsOwning("switch")).as("rolled back").isEmpty();
  }

  @Test
  void theProfileOfASecondUserIsRefusedToo() throws Exception {
    assertThatExceptionOfType(UserSwitchInTransactionException.class)
        .isThrownBy(() -> callAs(alice, () -> notebooks.addThen("whose", () -> callAs(bob, profiles::name))))
        .withMessageContaining("REQUIRES_NEW");
    assertThat(Superuser.emailsOwning("whose")).as("rolled back").isEmpty();
  }

  @Test
  void aSecondUserWhoOnlyPersistsIsRefusedToo() throws Exception {
    assertThatThrownBy(() -> callAs(alice, () -> notebooks.addThen("first",
        () -> callAs(bob, () -> {
          unguarded.persist("second");
          return null;
        })))).hasStackTraceContaining("SDB-4001");
    assertThat(Superuser.emailsOwning("first")).isEmpty();
    assertThat(Superuser.emailsOwning("second")).isEmpty();
  }

  /** Without JPA and without a bean: the door is the first to see this transaction. */
  @Test
  void theFirstStatementBindsItsUserToTheTransaction() throws Exception {
    DataSource source = InitialContext.doLookup("java:app/jdbc/shared-db");
    callAs(alice, () -> {
      begin();
      assertThat(registry.getResource("io.shareddb.user")).isNull();
      try (Connection connection = source.getConnection(); Statement statement = connection.createStatement()) {
        statement.execute("select 1");
      }
      return assertThat(registry.getResource("io.shareddb.user")).isEqualTo(alice.toString());
    });
  }

  /** As in an EJB that a signed-in caller calls: the scope opens and ends inside the transaction, without any SQL. */
  @Test
  void aScopeInsideATransactionBindsItsUserToTheCommit() throws Exception {
    begin();
    runAs(alice, () -> unguarded.persist("flushed at the commit"));
    transaction.commit();
    assertThat(Superuser.emailsOwning("flushed at the commit")).containsExactly("alice@example.com");
  }

  /** Of entities that leave their owner to the database, and past the shared EntityManager. */
  @Test
  void whatOneUserAddsWithoutSqlIsNotTheNextOnes() throws Exception {
    for (Runnable add : List.<Runnable>of(() -> jottings.persist("jotted down"), () -> jottings.merge("jotted down"))) {
      begin();
      runAs(alice, add);
      assertThatThrownBy(() -> callAs(bob, jottings::titles)).hasStackTraceContaining("SDB-4001");
      transaction.rollback();
      begin();
      runAs(alice, add);
      transaction.commit();
    }
    assertThat(Superuser.emailsOwning("jotted down")).containsExactly("alice@example.com", "alice@example.com");
  }

  /** As in an EJB whose only SQL is the flush of what it does past the shared EntityManager. */
  @Test
  void aScopeOfTheCallerBindsItsUserToTheCommit() throws Exception {
    Runnable restore = Carried.of(() -> () -> RlsIdentity.of(alice)).install();
    try {
      begin();
      Object bound = plain.call(() -> registry.getResource("io.shareddb.user"));
      assertThat(bound).isEqualTo(alice.toString());
    } finally {
      restore.run();
    }
  }

  @Test
  void aTransactionLeftOpenByAScopeStaysItsUsers() throws Exception {
    callAs(alice, () -> {
      begin();
      unguarded.persist("left open");
      return null;
    });
    assertThatExceptionOfType(UserSwitchInTransactionException.class)
        .isThrownBy(() -> callAs(bob, notebooks::titles));
    assertThat(transaction.getStatus()).isEqualTo(Status.STATUS_MARKED_ROLLBACK);
  }

  @Test
  void aTransactionLeftOpenByAnInnerScopeIsNotTheOuterOnes() {
    runAs(alice, () -> {
      runAs(bob, this::begin);
      runAs(bob, () -> unguarded.persist("of bob"));
      assertThatExceptionOfType(UserSwitchInTransactionException.class).isThrownBy(notebooks::titles);
    });
  }

  @Test
  void aTransactionLeftOpenTwoScopesFurtherInIsNotTheOuterOnes() {
    runAs(alice, () -> {
      RlsContext.runAsNobody(() -> runAs(bob, this::begin));
      assertThatExceptionOfType(UserSwitchInTransactionException.class).isThrownBy(notebooks::titles);
    });
  }

  @Test
  void aTransactionLeftOpenByCarriedWorkIsNotTheOuterOnes() {
    Carried ofBobsRequest = Carried.of(() -> () -> RlsIdentity.of(bob));
    runAs(alice, () -> {
      Runnable restore = ofBobsRequest.install();
      begin();
      notebooks.add("left open by carried work");
      restore.run();
      assertThatExceptionOfType(UserSwitchInTransactionException.class).isThrownBy(notebooks::titles);
    });
  }

  @Test
  void aTransactionThatCarriedWorkOnlyBeginsIsNotTheOuterOnes() {
    runAs(alice, () -> {
      Runnable restore = RlsScope.install(Optional.of(RlsIdentity.of(bob)));
      begin();
      restore.run();
      assertThatExceptionOfType(UserSwitchInTransactionException.class).isThrownBy(notebooks::titles);
    });
  }

  @Test
  void carriedWorkThatRunsOnTheSpotIsASecondUserToo() throws Exception {
    Callable<UUID> ofBob = callAs(bob, () -> RlsContext.contextual(() -> notebooks.add("carried")));
    assertThatExceptionOfType(UserSwitchInTransactionException.class)
        .isThrownBy(() -> callAs(alice, () -> notebooks.addThen("carrier", ofBob)));
    assertThat(Superuser.emailsOwning("carrie")).isEmpty();
  }

  /** It has no scope, but where somebody's transaction is open. */
  @Test
  void carriedWorkWithoutAScopeMayUseATransactionOfItsOwn() throws Exception {
    begin();
    Runnable restore = Carried.of(() -> () -> RlsIdentity.of(bob)).install();
    try {
      assertThat(unguarded.callInNew(() -> {
        notebooks.add("on the spot");
        return jottings.titles();
      })).contains("on the spot");
    } finally {
      restore.run();
    }
  }

  /** The README's own cure, in the transaction of a page for everybody. */
  @Test
  void whoWorksInATransactionOfTheirOwnDoesNotGetTheOuterOne() throws Exception {
    callAs(bob, () -> notebooks.add("apart"));
    assertThat(callAsNobody(() -> notebooks.titlesAfter(() -> callAs(bob, () -> notebooks.addInNew("apart"))))).isEmpty();
    assertThat(notebooks.titlesAfter(() -> callAs(bob, () -> notebooks.addInNew("apart")))).isEmpty();
    assertThat(notebooks.titlesAfter(() -> people.known(bob))).isEmpty();
    assertThat(Superuser.emailsOwning("apart")).hasSize(3).containsOnly("bob@example.com");
  }

  @Test
  void carriedWorkInATransactionOfItsOwnDoesNotGetTheOuterOne() throws Exception {
    Callable<UUID> ofBob = callAs(bob, () -> RlsContext.contextual(() -> notebooks.addInNew("brought along")));
    Carried ofBobsRequest = Carried.of(() -> () -> RlsIdentity.of(bob));
    assertThat(notebooks.titlesAfter(ofBob)).isEmpty();
    assertThat(notebooks.titlesAfter(() -> {
      Runnable restore = ofBobsRequest.install();
      try {
        return notebooks.addInNew("brought along");
      } finally {
        restore.run();
      }
    })).isEmpty();
    assertThat(Superuser.emailsOwning("brought along")).containsExactly("bob@example.com", "bob@example.com");
  }

  @Test
  void aTransactionIsFreeUntilSomebodyUsesIt() throws Exception {
    begin();
    callAs(bob, () -> notebooks.addInNew("beside the free one"));
    assertThat(registry.getResource("io.shareddb.user")).isNull();
    assertThat(callAs(alice, notebooks::titles)).doesNotContain("beside the free one");
    assertThat(registry.getResource("io.shareddb.user")).isEqualTo(alice.toString());
  }

  @Test
  void whereNobodyIsInScopeATransactionThatIsFreeIsNobodys() throws Exception {
    begin();
    callAs(bob, () -> notebooks.addInNew("beside no scope"));
    assertThatExceptionOfType(UnscopedAccessException.class).isThrownBy(unscoped::titles);
  }

  /** By the EntityManager, by an entity past it, by the profile and by JDBC: the first use counts, with SQL or without. */
  @Test
  void whoeverUsesAFreeTransactionFirstGetsIt() throws Exception {
    Callable<?> past = () -> {
      unguarded.persist("used first");
      return null;
    };
    for (Callable<?> use : List.<Callable<?>>of(() -> notebooks.add("used first"), past, profiles::name,
        OneUserRules::byJdbc)) {
      begin();
      callAs(alice, use);
      assertThat(registry.getResource("io.shareddb.user")).isEqualTo(alice.toString());
      assertThatThrownBy(() -> callAs(bob, OneUserRules::byJdbc)).hasStackTraceContaining("SDB-4001");
      transaction.rollback();
    }
    assertThat(Superuser.emailsOwning("used first")).isEmpty();
  }

  @Test
  void nobodyDoesNotGoOnAsWhoeverHasUsedTheTransaction() throws Exception {
    assertThatExceptionOfType(UserSwitchInTransactionException.class)
        .isThrownBy(() -> notebooks.titlesAfter(() -> callAs(bob, () -> notebooks.add("joined"))))
        .withMessageContaining("nobody");
    assertThatExceptionOfType(UserSwitchInTransactionException.class)
        .isThrownBy(() -> plain.call(() -> notebooks.call(() -> {
          callAs(bob, () -> notebooks.add("joined"));
          return profiles.name();
        })));
    assertThatThrownBy(() -> notebooks.call(() -> {
      callAs(bob, () -> notebooks.add("joined"));
      return byJdbc();
    })).hasStackTraceContaining("SDB-4001");
    assertThat(Superuser.emailsOwning("joined")).as("rolled back").isEmpty();
    notebooks.call(() -> callAs(bob, () -> notebooks.add("the only use")));
    assertThat(Superuser.emailsOwning("the only use")).as("flushed when nobody is back").containsExactly("bob@example.com");
  }

  /** Only JPA's flush does: what an application does at that moment is its own work. */
  @Test
  void nobodyDoesNotGoOnAsSomebodyBeforeTheCommitEither() throws Exception {
    callAs(bob, () -> notebooks.add("observed"));
    AtomicReference<Object> seen = new AtomicReference<>();
    assertThatThrownBy(() -> notebooks.call(() -> {
      callAs(bob, notebooks::titles);
      registry.registerInterposedSynchronization(new Synchronization() {
        @Override
        public void beforeCompletion() {
          try {
            seen.set(notebooks.titles());
          } catch (RuntimeException e) {
            seen.set(e);
          }
        }

        @Override
        public void afterCompletion(int status) {
          // Seen before.
        }
      });
      return null;
    }));
    assertThat(seen.get()).isInstanceOf(UserSwitchInTransactionException.class);
  }

  @Test
  void aCallerWhoSignsInOnTheWayGoesOnInTheTransaction() throws Exception {
    callAs(alice, () -> notebooks.add("behind the login"));
    AtomicReference<RlsIdentity> caller = new AtomicReference<>(RlsIdentity.NOBODY);
    Runnable restore = Carried.of(() -> caller::get).install();
    try {
      assertThat(notebooks.titlesAfter(() -> signInAs(alice, caller))).contains("behind the login");
      caller.set(RlsIdentity.NOBODY);
      assertThatExceptionOfType(UserSwitchInTransactionException.class).isThrownBy(() -> notebooks.titlesAfter(() -> {
        callAs(bob, () -> notebooks.add("a guest's"));
        return signInAs(alice, caller);
      }));
    } finally {
      restore.run();
    }
  }

  /** As the SQL there is. Nobody's scope, which goes on around the transaction, keeps nothing of it. */
  @Test
  void theProfileIsOfTheCallerWhoSignedInOnTheWay() throws Exception {
    AtomicReference<RlsIdentity> caller = new AtomicReference<>(RlsIdentity.NOBODY);
    Runnable restore = Carried.of(() -> caller::get).install();
    try {
      plain.call(() -> {
        assertThat(profiles.nameAfter(() -> signInAs(alice, caller))).isEqualTo("Alice");
        caller.set(RlsIdentity.NOBODY);
        return assertThatExceptionOfType(NoCallerException.class).isThrownBy(profiles::name);
      });
    } finally {
      restore.run();
    }
  }

  private Object signInAs(UUID user, AtomicReference<RlsIdentity> caller) throws Exception {
    caller.set(RlsIdentity.of(user));
    return plain.call(() -> "the first bean that asks who it is");
  }

  @Test
  void someoneSignsInWhileAnotherWorks() throws Exception {
    UUID again = callAs(alice, () -> notebooks.addThen("inviting", people::bob));
    assertThat(again).isEqualTo(bob);
    assertThat(Superuser.emailsOwning("inviting")).containsExactly("alice@example.com");
  }

  private static boolean byJdbc() throws Exception {
    DataSource source = InitialContext.doLookup("java:app/jdbc/shared-db");
    try (Connection connection = source.getConnection(); Statement statement = connection.createStatement()) {
      return statement.execute("select 1");
    }
  }

  private void begin() {
    try {
      transaction.begin();
      begun = true;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
