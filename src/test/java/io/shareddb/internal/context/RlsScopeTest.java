// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shareddb.RlsContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class RlsScopeTest {

  private static final UUID ALICE = UUID.fromString("00000000-0000-0000-0000-00000000000a");
  private static final UUID BOB = UUID.fromString("00000000-0000-0000-0000-00000000000b");

  @Test
  void thereIsNoScopeAtFirst() {
    assertThat(IdentityInForce.now()).isEqualTo(RlsIdentity.UNSCOPED);
    assertThat(RlsContext.currentUserId()).isEmpty();
  }

  @Test
  void bringsTheOuterScopeBack() throws Exception {
    List<RlsIdentity> seen = new ArrayList<>();
    RlsContext.callAs(ALICE, () -> {
      RlsContext.runAs(BOB, () -> seen.add(IdentityInForce.now()));
      seen.add(IdentityInForce.now());
      RlsContext.runAsNobody(() -> seen.add(IdentityInForce.now()));
      return seen.add(IdentityInForce.now());
    });
    seen.add(IdentityInForce.now());
    assertThat(seen).containsExactly(RlsIdentity.of(BOB), RlsIdentity.of(ALICE), RlsIdentity.NOBODY,
        RlsIdentity.of(ALICE), RlsIdentity.UNSCOPED);
  }

  @Test
  void bringsTheOuterScopeBackWhateverIsThrown() {
    RlsContext.runAs(ALICE, () -> {
      assertThatExceptionOfType(StackOverflowError.class).isThrownBy(() -> RlsContext.runAs(BOB, () -> {
        throw new StackOverflowError();
      }));
      assertThat(RlsContext.currentUserId()).contains(ALICE);
    });
    assertThat(IdentityInForce.now()).isEqualTo(RlsIdentity.UNSCOPED);
  }

  /** Such as a log's context: the thread belongs to a pool, and would be somebody's in every later request. */
  @Test
  void bringsTheOuterScopeBackWhenTheListenerThrows() {
    RlsScope.onChange(told -> {
      throw new StackOverflowError();
    });
    try {
      assertThatExceptionOfType(StackOverflowError.class).isThrownBy(() -> RlsContext.runAs(ALICE, () -> {
      }));
      assertThat(IdentityInForce.now()).isEqualTo(RlsIdentity.UNSCOPED);
      assertThatExceptionOfType(StackOverflowError.class)
          .isThrownBy(() -> RlsScope.install(Optional.of(RlsIdentity.of(ALICE))));
      assertThat(IdentityInForce.now()).isEqualTo(RlsIdentity.UNSCOPED);
      assertThatExceptionOfType(StackOverflowError.class)
          .isThrownBy(() -> Carried.of(() -> () -> RlsIdentity.of(ALICE)).install());
      assertThat(Carried.caller()).isEmpty();
    } finally {
      RlsScope.onChange(null);
    }
  }

  @Test
  void computesOncePerScopeAndKeepsNothingAcrossAChangeOfUser() throws Exception {
    List<String> computed = new ArrayList<>();
    RlsContext.callAs(ALICE, () -> {
      for (int i = 0; i < 2; i++) {
        RlsContext.runAs(ALICE, () -> once(computed));
      }
      RlsContext.runAs(BOB, () -> once(computed));
      return once(computed);
    });
    assertThat(computed).containsExactly(ALICE.toString(), BOB.toString());
  }

  @Test
  void carriesAScopeToAnotherThreadAndTakesItAway() throws Exception {
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try {
      Callable<Optional<UUID>> work = RlsContext.callAs(ALICE, () -> RlsContext.contextual(RlsContext::currentUserId));
      assertThat(thread.submit(work).get()).contains(ALICE);
      assertThat(thread.submit(IdentityInForce::now).get()).isEqualTo(RlsIdentity.UNSCOPED);
      assertThat(RlsContext.callAs(BOB, work)).contains(ALICE);
      Runnable failing = RlsContext.callAs(ALICE, () -> RlsContext.contextual((Runnable) () -> {
        throw new IllegalStateException("on purpose");
      }));
      RlsContext.runAs(BOB, () -> {
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(failing::run);
        assertThat(RlsContext.currentUserId()).contains(BOB);
      });
    } finally {
      thread.shutdownNow();
    }
  }

  private static String once(List<String> computed) {
    return RlsScope.current().orElseThrow().once(String.class, identity -> {
      computed.add(identity.setting());
      return identity.setting();
    });
  }
}
