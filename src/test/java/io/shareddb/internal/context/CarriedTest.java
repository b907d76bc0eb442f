// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.context;

import static org.assertj.core.api.Assertions.assertThat;

import io.shareddb.RlsContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class CarriedTest {

  private static final RlsIdentity ALICE = RlsIdentity.of(new UUID(0, 0xa));
  private static final RlsIdentity BOB = RlsIdentity.of(new UUID(0, 0xb));

  private final Carried ofAlicesRequest = Carried.of(() -> () -> ALICE);
  private final Carried ofBobsRequest = Carried.of(() -> () -> BOB);

  @Test
  void theCallerOfARequestIsCarriedWithoutAScope() {
    assertThat(caller()).isEmpty();
    Runnable restore = ofAlicesRequest.install();
    assertThat(caller()).contains(ALICE);
    assertThat(RlsScope.current()).isEmpty();
    Runnable restoreAlice = ofBobsRequest.install();
    assertThat(caller()).contains(BOB);
    restoreAlice.run();
    assertThat(caller()).contains(ALICE);
    restore.run();
    assertThat(caller()).isEmpty();
  }

  @Test
  void whatIsCarriedIsPassedOnToTheNextThread() {
    Runnable restore = ofAlicesRequest.install();
    Carried further = Carried.of(() -> () -> BOB);
    restore.run();
    Runnable restoreFurther = further.install();
    assertThat(caller()).contains(ALICE);
    restoreFurther.run();
  }

  @Test
  void aScopeCountsMoreThanTheRequest() throws Exception {
    Carried carried = RlsScope.call(BOB, true, () -> Carried.of(() -> () -> ALICE));
    Runnable restore = carried.install();
    assertThat(RlsScope.current()).map(RlsScope::identity).contains(BOB);
    assertThat(caller()).isEmpty();
    restore.run();
    assertThat(RlsScope.current()).isEmpty();
  }

  @Test
  void nothingCarriedTakesAway() {
    Runnable restore = ofAlicesRequest.install();
    Runnable restoreAlice = Carried.NOTHING.install();
    assertThat(caller()).isEmpty();
    restoreAlice.run();
    assertThat(caller()).contains(ALICE);
    restore.run();
  }

  @Test
  void allThatAnExecutorIsGivenWorksForOneUser() throws Exception {
    List<Optional<UUID>> seen = new ArrayList<>();
    Executor here = Runnable::run;
    Executor ofAlice = RlsScope.call(ALICE, true, () -> RlsContext.contextual(here));
    RlsScope.call(BOB, true, () -> {
      CompletableFuture.runAsync(() -> seen.add(RlsContext.currentUserId()), ofAlice)
          .thenRunAsync(() -> seen.add(RlsContext.currentUserId()), ofAlice);
      return seen.add(RlsContext.currentUserId());
    });
    assertThat(seen).containsExactly(ALICE.userId(), ALICE.userId(), BOB.userId());
  }

  @Test
  void aSupplierWorksForTheUserOfItsMaking() throws Exception {
    Supplier<Optional<UUID>> ofAlice = RlsScope.call(ALICE, true,
        () -> RlsContext.contextualSupplier(RlsContext::currentUserId));
    assertThat(CompletableFuture.supplyAsync(ofAlice).get()).isEqualTo(ALICE.userId());
    assertThat(RlsContext.currentUserId()).isEmpty();
  }

  private static Optional<RlsIdentity> caller() {
    return Carried.caller().map(Supplier::get);
  }
}
