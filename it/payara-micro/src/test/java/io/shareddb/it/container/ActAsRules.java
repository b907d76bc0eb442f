// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.container;

import static io.shareddb.RlsContext.actAs;
import static io.shareddb.RlsContext.callAs;
import static io.shareddb.RlsContext.runAs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shareddb.ActAsDeniedException;
import io.shareddb.NoCallerException;
import io.shareddb.RlsContext;
import io.shareddb.SharedDbException;
import io.shareddb.UserContext;
import io.shareddb.UserSwitchInTransactionException;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** Somebody acts for another user: by leave only, with that user's rights only, and both stand in the audit. */
abstract class ActAsRules extends OneUserRules {

  @Inject
  private Leave leave;

  @Inject
  private UserContext user;

  @Resource
  private ManagedExecutorService executor;

  @Test
  void theAuditHasBothAndTheReason() throws Exception {
    callAs(bob, () -> notebooks.add("own work of bob"));
    runAs(alice, () -> actAs(bob, "  ticket 42: Zoë's \"note\"  ", (Runnable) () -> notebooks.add("by alice for bob")));
    callAs(bob, () -> notebooks.add("own work of bob again"));
    assertThat(audit("by alice for bob")).containsExactly(bob + " by " + alice + " because ticket 42: Zoë's \"note\"");
    assertThat(audit("own work of bob")).as("nothing is left over").containsExactly(bob + " by  because ");
    assertThat(audit("own work of bob again")).containsExactly(bob + " by  because ");
    assertThat(Superuser.emailsOwning("by alice for bob")).containsExactly("bob@example.com");
    assertThat(leave.asked()).contains(alice + " for " + bob + " because ticket 42: Zoë's \"note\"");
  }

  @Test
  void whoeverActsHasTheOthersRightsOnly() throws Exception {
    callAs(alice, () -> notebooks.add("private to alice"));
    callAs(bob, () -> notebooks.add("private to bob"));
    callAs(alice, () -> {
      assertThat(actAs(bob, "ticket 1", notebooks::titles)).contains("private to bob").doesNotContain("private to alice");
      actAs(bob, "ticket 1", () -> {
        assertThat(user.requiredUserId()).isEqualTo(bob);
        assertThat(user.realUserId()).contains(alice);
      });
      assertThat(user.realUserId()).isEmpty();
      return assertThat(notebooks.titles()).contains("private to alice").doesNotContain("private to bob");
    });
  }

  @Test
  void nobodyActsWithoutLeave() {
    assertThatExceptionOfType(ActAsDeniedException.class).isThrownBy(() -> callAs(bob, () -> actAs(alice, "ticket 2",
        notebooks::titles))).withMessageContaining("SDB-4120").withMessageContaining("ActAsPolicy");
    assertThatExceptionOfType(ActAsDeniedException.class).isThrownBy(() -> callAs(alice, () -> actAs(bob, "curiosity",
        notebooks::titles))).withMessageContaining("SDB-4120");
    assertThatExceptionOfType(ActAsDeniedException.class).isThrownBy(() -> callAs(alice, () -> actAs(bob,
        "ticket: the policy fails", notebooks::titles))).withMessageContaining("SDB-4120").withMessageContaining("failed");
    assertThatExceptionOfType(NoCallerException.class).isThrownBy(() -> actAs(bob, "ticket 3", notebooks::titles));
    assertThat(RlsContext.currentUserId()).isEmpty();
  }

  @Test
  void oneActsForAUserWhoIsThereAndForNoneThroughAnother() {
    UUID stranger = UUID.randomUUID();
    assertThatExceptionOfType(ActAsDeniedException.class).isThrownBy(() -> callAs(alice, () -> actAs(stranger, "ticket 4",
        notebooks::titles))).withMessageContaining("SDB-4122");
    assertThatExceptionOfType(ActAsDeniedException.class).isThrownBy(() -> callAs(alice, () -> actAs(bob, "ticket 5",
        () -> actAs(alice, "ticket 6", notebooks::titles)))).withMessageContaining("SDB-4121");
  }

  @Test
  void aReasonIsOneLineThatSaysSomething() {
    for (String reason : List.of("", "  \t", "ticket\u0000", "ticket\nSDB-0000 forged", "t".repeat(501), "ticket \ud800")) {
      assertThatExceptionOfType(SharedDbException.class).isThrownBy(() -> callAs(alice, () -> actAs(bob, reason,
          notebooks::titles))).withMessageContaining("SDB-4123").satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(300));
    }
  }

  @Test
  void aTransactionBelongsToBothOrToOne() throws Exception {
    assertThatExceptionOfType(UserSwitchInTransactionException.class).isThrownBy(() -> callAs(alice,
        () -> notebooks.addThen("acting switch", () -> actAs(bob, "ticket 7", notebooks::titles))));
    assertThatExceptionOfType(UserSwitchInTransactionException.class).isThrownBy(() -> callAs(alice,
        () -> actAs(bob, "ticket 8", () -> notebooks.addThen("acting switch",
            () -> RlsContext.callAs(alice, notebooks::titles)))));
    assertThat(Superuser.emailsOwning("acting switch")).isEmpty();
    callAs(alice, () -> notebooks.addThen("acting outer", () -> actAs(bob, "ticket 9",
        () -> notebooks.addInNew("acting inner"))));
    assertThat(audit("acting inner")).containsExactly(bob + " by " + alice + " because ticket 9");
    assertThat(audit("acting outer")).containsExactly(alice + " by  because ");
  }

  @Test
  void carriedWorkStillActs() throws Exception {
    callAs(alice, () -> actAs(bob, "ticket 10", () -> executor.submit(() -> notebooks.add("acting carried")).get()));
    Callable<UUID> work = callAs(alice, () -> actAs(bob, "ticket 11",
        () -> RlsContext.contextual(() -> notebooks.add("acting contextual"))));
    executor.submit(work).get();
    callAs(alice, () -> actAs(bob, "ticket 12", () -> callAs(bob, () -> notebooks.add("acting named again"))));
    assertThat(audit("acting carried")).containsExactly(bob + " by " + alice + " because ticket 10");
    assertThat(audit("acting contextual")).containsExactly(bob + " by " + alice + " because ticket 11");
    assertThat(audit("acting named again")).containsExactly(bob + " by " + alice + " because ticket 12");
    assertThat(executor.submit(() -> user.realUserId()).get()).isEmpty();
  }

  private static List<String> audit(String title) throws Exception {
    return Superuser.column("select format('%s by %s because %s', user_id, real_user_id, reason) from audit_log"
        + " where table_name = 'public.notebooks' and command = 'INSERT' and new_values ->> 'title' = '" + title + "'");
  }
}
