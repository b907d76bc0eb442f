// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.context;

import static org.assertj.core.api.Assertions.assertThat;

import io.shareddb.RlsContext;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RlsIdentityTest {

  private static final UUID ALICE = UUID.fromString("00000000-0000-0000-0000-00000000000a");
  private static final UUID BOB = UUID.fromString("00000000-0000-0000-0000-00000000000b");

  @Test
  void comesBackFromTheTransactionAsItWas() {
    for (RlsIdentity identity : List.of(RlsIdentity.of(ALICE), RlsIdentity.of(ALICE, BOB, "ticket 42: why"))) {
      assertThat(RlsIdentity.ofText(identity.toText())).isEqualTo(identity);
    }
    assertThat(RlsIdentity.of(ALICE).toText()).isEqualTo(ALICE.toString());
  }

  @Test
  void isAnotherOneWhenSomebodyElseActs() {
    RlsIdentity acting = RlsIdentity.of(ALICE, BOB, "why");
    assertThat(acting).isNotEqualTo(RlsIdentity.of(ALICE)).isNotEqualTo(RlsIdentity.of(ALICE, BOB, "why not"));
    assertThat(acting.realUserId()).contains(BOB);
    assertThat(RlsIdentity.of(ALICE).realUserId()).isEmpty();
    assertThat(RlsIdentity.NOBODY.realUserId()).isEmpty();
  }

  /** Or a bean that names the user itself would take the person behind that user out of the audit. */
  @Test
  void isKeptWhenTheUserIsNamedAgain() throws Exception {
    RlsIdentity acting = RlsIdentity.of(ALICE, BOB, "why");
    RlsScope.call(acting, true, () -> {
      assertThat(RlsContext.callAs(ALICE, IdentityInForce::now)).isEqualTo(acting);
      return assertThat(RlsContext.callAs(BOB, IdentityInForce::now)).isEqualTo(RlsIdentity.of(BOB));
    });
  }
}
