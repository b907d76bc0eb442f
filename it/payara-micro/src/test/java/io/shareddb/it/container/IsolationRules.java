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
import io.shareddb.SharedDbException;
import io.shareddb.UnscopedAccessException;
import jakarta.inject.Inject;
import jakarta.persistence.NonUniqueResultException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.UUID;
import javax.naming.InitialContext;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What must hold in every WAR, with EJBs or without. */
abstract class IsolationRules {

  @Inject
  People people;

  @Inject
  TransactionalNotebooks notebooks;

  @Inject
  PlainNotebooks plain;

  @Inject
  UnscopedNotebooks unscoped;

  @Inject
  Profiles profiles;

  @Inject
  private TimedNotebooks timed;

  UUID alice;
  UUID bob;

  @BeforeEach
  void knowThePeople() {
    if (people != null) { // Nothing is injected on the client's side, where a test asks by HTTP.
      alice = people.alice();
      bob = people.bob();
    }
  }

  @Test
  void theApplicationWorksAsAnUnprivilegedRole() throws Exception {
    try (Connection connection = dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select rolsuper or rolbypassrls or rolcreaterole, rolname,"
            + " pg_has_role(relowner, 'MEMBER')"
            + " from pg_roles, pg_class where rolname = current_user and pg_class.oid = 'users'::regclass")) {
      row.next();
      assertThat(row.getBoolean(1)).isFalse();
      assertThat(row.getString(2)).isEqualTo("app_login");
      assertThat(row.getBoolean(3)).as("member of the owner").isFalse();
    }
  }

  @Test
  void aTransactionalBeanKeepsTwoUsersApart() throws Exception {
    callAs(alice, () -> notebooks.add("cdi of alice"));
    callAs(bob, () -> notebooks.add("cdi of bob"));
    assertThat(callAs(alice, notebooks::titles)).contains("cdi of alice").doesNotContain("cdi of bob");
    assertThat(callAs(bob, notebooks::titles)).contains("cdi of bob").doesNotContain("cdi of alice");
    assertThat(Superuser.emailsOwning("cdi of")).containsExactly("alice@example.com", "bob@example.com");
  }

  @Test
  void aBlindUpdateTouchesOwnRowsOnly() throws Exception {
    callAs(alice, () -> notebooks.add("blind"));
    UUID carol = UUID.randomUUID();
    assertThat(callAs(carol, () -> notebooks.renameAll("stolen"))).isZero();
    assertThat(Superuser.emailsOwning("stolen")).isEmpty();
  }

  @Test
  void requiresNewWorksForItsOwnUser() throws Exception {
    callAs(alice, () -> notebooks.addThen("outer new", () -> callAs(bob, () -> notebooks.addInNew("inner new"))));
    assertThat(Superuser.emailsOwning("inner new")).containsExactly("bob@example.com");
    assertThat(Superuser.emailsOwning("outer new")).containsExactly("alice@example.com");
  }

  @Test
  void withoutATransactionTheCallerStillCounts() throws Exception {
    callAs(alice, () -> notebooks.add("plain of alice"));
    assertThat(callAs(alice, plain::titles)).contains("plain of alice");
    assertThat(callAs(bob, plain::titles)).doesNotContain("plain of alice");
    assertThat(callAsNobody(plain::titles)).isEmpty();
  }

  @Test
  void anExceptionRollsBackAndLeavesNobodyBehind() throws Exception {
    assertThatThrownBy(() -> callAs(alice, () -> notebooks.addAndFail("failed"))).hasMessageContaining("on purpose");
    assertThat(RlsContext.currentUserId()).isEmpty();
    assertThat(Superuser.emailsOwning("failed")).isEmpty();
    assertThat(callAs(bob, notebooks::titles)).doesNotContain("failed");
  }

  @Test
  void nobodySeesNothingAndWritesNothing() throws Exception {
    callAs(alice, () -> notebooks.add("not for nobody"));
    assertThat(notebooks.titles()).as("no caller is signed in here").isEmpty();
    assertThat(callAsNobody(notebooks::titles)).isEmpty();
    assertThatExceptionOfType(NoCallerException.class).isThrownBy(() -> notebooks.add("of nobody"));
    assertThat(Superuser.column("select title from notebooks where title = 'of nobody'")).isEmpty();
  }

  @Test
  void theCachesOfJpaKnowOneUserOnly() throws Exception {
    UUID id = callAs(alice, () -> notebooks.add("cached"));
    for (int i = 0; i < 20; i++) {
      assertThat(callAs(alice, () -> notebooks.find(id))).isPresent();
      assertThat(callAs(bob, () -> notebooks.find(id))).isEmpty();
      assertThat(callAs(alice, () -> notebooks.query(id))).hasSize(1);
      assertThat(callAs(bob, () -> notebooks.query(id))).isEmpty();
    }
  }

  /** Payara keeps the EntityManager for the whole call of a servlet, and what was loaded by anything but a success. */
  @Test
  void theCacheOfJpaOutsideATransactionKnowsOneUserOnly() throws Exception {
    UUID id = callAs(alice, () -> notebooks.add("kept"));
    callAs(alice, () -> notebooks.add("kept too"));
    callAs(alice, () -> plain.reference(id));
    assertThat(callAs(bob, () -> plain.find(id))).as("after a reference").isEmpty();
    callAs(alice, () -> {
      assertThatExceptionOfType(NonUniqueResultException.class).isThrownBy(plain::theOnlyOne);
      return assertThat(callAs(bob, () -> plain.find(id))).as("in a nested scope").isEmpty();
    });
    assertThat(callAs(alice, () -> plain.find(id))).isPresent();
  }

  @Test
  void withoutAScopeAProtectedTableRaisesAndNamesTheAnnotation() throws Exception {
    callAs(alice, () -> notebooks.add("unscoped"));
    assertThatExceptionOfType(UnscopedAccessException.class).isThrownBy(unscoped::titles)
        .withMessageContaining("@RlsScoped");
    assertThatExceptionOfType(UnscopedAccessException.class).isThrownBy(() -> unscoped.add("of no scope"))
        .withMessageContaining("@RlsScoped");
    assertThat(unscoped.one()).as("a statement without protected tables goes on").isNotNull();
  }

  @Test
  void aLazyCollectionAfterTheScopeRaisesInsteadOfBeingEmpty() throws Exception {
    UUID id = callAs(alice, () -> notebooks.add("lazy"));
    Notebook detached = callAs(alice, () -> notebooks.find(id)).orElseThrow();
    assertThatExceptionOfType(UnscopedAccessException.class).isThrownBy(() -> detached.pages().size())
        .withMessageContaining("lazy collection");
  }

  @Test
  void aProfileIsChangedInWhicheverTransactionItIsChanged() throws Exception {
    callAs(bob, () -> {
      profiles.name();
      profiles.rename("Bob the first");
      return assertThat(profiles.rename("Bob the second")).isEqualTo("Bob the second");
    });
    assertThat(callAs(bob, profiles::name)).isEqualTo("Bob the second");
    assertThat(callAs(alice, profiles::name)).isEqualTo("Alice");
  }

  @Test
  void aProfileIsLoadedOnceInAScopeAndAnewInTheNext() throws Exception {
    callAs(bob, () -> {
      String before = profiles.name();
      assertThat(Superuser.column("update users set full_name = 'Bob elsewhere' where id = '" + bob + "' returning 1"))
          .hasSize(1);
      return assertThat(profiles.name()).isEqualTo(before).isNotEqualTo("Bob elsewhere");
    });
    assertThat(callAs(bob, profiles::name)).isEqualTo("Bob elsewhere");
    assertThat(callAs(alice, profiles::name)).isEqualTo("Alice");
    callAs(bob, () -> profiles.rename("Bob"));
  }

  @Test
  void aChangeOfTheProfileThatWouldBeLostIsRefused() {
    assertThatExceptionOfType(SharedDbException.class)
        .isThrownBy(() -> callAs(bob, () -> profiles.renameWithoutTransaction("lost")))
        .withMessageContaining("SDB-4010");
  }

  @Test
  void nobodyHasNoProfile() {
    assertThatExceptionOfType(NoCallerException.class).isThrownBy(profiles::name);
  }

  @Test
  void nothingOfAUserStaysOnAPooledConnection() throws Exception {
    for (int i = 0; i < 6; i++) {
      runAs(alice, notebooks::titles);
      callAs(alice, plain::titles);
      try (Connection connection = dataSource().getConnection();
          Statement statement = connection.createStatement();
          ResultSet row = statement.executeQuery("show app.user_id")) {
        row.next();
        // With the separate statement the session has a value that is no user, and that no policy takes.
        assertThat(row.getString(1)).isIn("", "past-the-door-of-shared-db.wire=separate");
      }
    }
  }

  @Test
  void aTransactionThatTimesOutWritesNothingAndLeavesNobodyBehind() throws Exception {
    callAs(bob, () -> notebooks.add("not of alice, in time"));
    assertThat(callAs(alice, () -> timed.addTooSlowly("too late"))).doesNotContain("not of alice, in time");
    assertThat(Superuser.emailsOwning("too late")).isEmpty();
    for (int i = 0; i < 10; i++) {
      assertThat(callAs(alice, notebooks::titles)).doesNotContain("not of alice, in time", "too late");
      assertThat(callAs(bob, plain::titles)).contains("not of alice, in time").doesNotContain("too late");
      assertThat(callAsNobody(notebooks::titles)).isEmpty();
    }
  }

  private static DataSource dataSource() throws Exception {
    return InitialContext.doLookup("java:app/jdbc/shared-db");
  }
}
