// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.wire;

import io.shareddb.internal.context.IdentityInForce;
import io.shareddb.internal.context.RlsIdentity;

/**
 * Whom the next statement of this thread runs for. The self-test has a user of its own here, because the first
 * connection may be made inside an application's transaction, which must not be bound to a canary.
 */
final class WhoIsInForce {

  private static final ThreadLocal<RlsIdentity> CANARY = new ThreadLocal<>();

  private WhoIsInForce() {
  }

  static RlsIdentity now() {
    RlsIdentity canary = CANARY.get();
    return canary == null ? IdentityInForce.forStatement() : canary;
  }

  /** Puts the self-test's user in place of the application's on this thread, until it is closed. */
  static Canary canary(RlsIdentity identity) {
    CANARY.set(identity);
    return CANARY::remove;
  }

  /** Brings the application's user back. */
  interface Canary extends AutoCloseable {

    @Override
    void close();
  }
}
