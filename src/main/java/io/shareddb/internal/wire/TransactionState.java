// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.wire;

import io.shareddb.internal.context.RlsIdentity;

/**
 * Which user the server has been told, and whose transaction this is. The two differ after ROLLBACK TO: the setting is
 * gone, the owner is not.
 *
 * <p>When in doubt the setting counts as gone: to send it twice costs microseconds, not to send it loses the user.
 * PostgreSQL's documentation: "Frontend/Backend Protocol", section "Message Formats", ReadyForQuery.
 * All positions are those of {@link ReplyQueue}.
 */
final class TransactionState {

  private boolean idle = true;
  private long appliedAt;
  private RlsIdentity applied = RlsIdentity.NOBODY;
  private long ownerAt;
  private RlsIdentity owner;

  /** Tells whether a statement sent now runs for this user without our help. */
  boolean inForce(RlsIdentity identity, ReplyQueue queue) {
    return appliedAt != 0 && applied.equals(identity) && !queue.owesReadySince(appliedAt);
  }

  /** Gives the user whom this transaction belongs to, or null. */
  RlsIdentity owner() {
    return owner;
  }

  /** Tells whether the server was last seen outside a transaction. */
  boolean idle() {
    return idle;
  }

  void applied(RlsIdentity identity, long at) {
    applied = identity;
    appliedAt = at;
    if (identity.isUser() || identity.isSystem()) {
      owner = applied;
      ownerAt = at;
    }
  }

  /** The setting may be gone: ROLLBACK TO, COMMIT inside CALL, RESET ALL, the end of the transaction. */
  void forget() {
    appliedAt = 0;
  }

  /** A reply says that the transaction, or a part of it back to a savepoint, ended after this position. */
  void rolledBackOrCommitted(long at, boolean forGood) {
    if (appliedAt < at) {
      appliedAt = 0;
    }
    if (forGood && ownerAt < at) {
      owner = null;
    }
  }

  /** ReadyForQuery for what was sent at this position. */
  void ready(int status, long at) {
    idle = status == 'I';
    if (idle) {
      if (appliedAt <= at) {
        appliedAt = 0;
      }
      if (ownerAt <= at) {
        owner = null;
      }
    }
  }
}
