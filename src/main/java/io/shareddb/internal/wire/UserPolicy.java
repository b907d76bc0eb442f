// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.wire;

import io.shareddb.internal.context.IdentityInForce;
import io.shareddb.internal.context.RlsIdentity;
import java.util.function.Supplier;

/**
 * What to put ahead of which message, and what to refuse: one user per transaction, told before any row is touched.
 * Which statements share a transaction: sections "Pipelining" and "Multiple Statements in a Simple Query".
 */
final class UserPolicy {

  private final Supplier<RlsIdentity> whoIsInForce;
  private final ReplyQueue queue;
  private final TransactionState transaction;
  private final SettingStatement setting;
  private RlsIdentity identity;

  UserPolicy(Supplier<RlsIdentity> whoIsInForce, ReplyQueue queue, TransactionState transaction,
      SettingStatement setting) {
    this.whoIsInForce = whoIsInForce;
    this.queue = queue;
    this.transaction = transaction;
    this.setting = setting;
  }

  /** A new write of the driver: the user may be another one since the last. */
  void newWrite() {
    identity = null;
  }

  /**
   * Gives what must go ahead of a Parse, Bind, Execute or FunctionCall, or null.
   *
   * @param onUnnamedPortal when true our own Bind would take away the portal that is about to be executed
   */
  byte[] ahead(StatementKind kind, boolean onUnnamedPortal) {
    if (queue.isSkipping()) {
      return null;
    }
    Refusal forbidden = forbidden(kind);
    if (forbidden != null) {
      return forbidden.parse(queue);
    }
    if (!needsUser(kind)) {
      return null;
    }
    Refusal refusal = refusal();
    if (refusal == null && transaction.inForce(identity, queue)) {
      return null;
    }
    if (refusal == null && onUnnamedPortal) {
      refusal = Refusal.lostBetweenBindAndExecute();
    }
    if (refusal != null) {
      return refusal.parse(queue);
    }
    byte[] messages = setting.messages(identity, queue);
    IdentityInForce.sent();
    transaction.applied(identity, queue.next() - 1);
    return messages;
  }

  /** A statement of this kind was sent to be executed. */
  void executing(StatementKind kind) {
    if (kind.losesUser()) {
      transaction.forget();
    }
    if (kind == StatementKind.DISCARDS) {
      setting.lost(queue.next());
    }
  }

  /** Handles a Query: gives its replacement, or null to let it pass; adds its entry to the queue either way. */
  byte[] query(byte[] buffer, int from, int end, boolean backslashes) {
    if (queue.isSkipping()) {
      return null;
    }
    if (StatementReader.isExactly(buffer, from, end, "begin")) {
      queue.add('Q', 0, null);
      return null;
    }
    StatementReader reader = new StatementReader(buffer, from, end, backslashes);
    QueryRewrite rewrite = null;
    long position = queue.next();
    boolean inForce = false;
    boolean asked = false;
    boolean sameTransaction = true;
    boolean lost = false;
    int flags = 0;
    int statements = 0;
    int begins = from;
    while (reader.hasNext()) {
      StatementKind kind = reader.next();
      Refusal forbidden = forbidden(kind);
      if (forbidden != null) {
        return forbidden.query(queue);
      }
      if (needsUser(kind)) {
        Refusal refusal = refusal();
        if (refusal != null && (sameTransaction || identity == null)) {
          return refusal.query(queue);
        }
        if (!asked) {
          inForce = !lost && transaction.inForce(identity, queue);
          asked = true;
        }
        if (!inForce) {
          rewrite = rewrite == null ? new QueryRewrite(buffer, from, SettingText.of(identity)) : rewrite;
          rewrite.insert(begins, statements);
          inForce = true;
        }
      }
      if (kind.losesUser()) {
        lost = true;
        inForce = false;
        sameTransaction &= kind != StatementKind.ENDS;
        flags |= kind == StatementKind.ENDS ? ReplyQueue.ENDS : 0;
      }
      if (kind == StatementKind.DISCARDS) {
        setting.lost(position + 1);
      }
      statements += reader.isEmpty() ? 0 : 1;
      begins = reader.position();
    }
    if (rewrite != null) {
      IdentityInForce.sent();
      transaction.applied(identity, position);
    }
    if (lost && !inForce) {
      transaction.forget();
    }
    queue.add('Q', flags, rewrite);
    return rewrite == null ? null : rewrite.message(end + 1, statements);
  }

  /** Tells what is the module's alone to do, whoever is in force. */
  private static Refusal forbidden(StatementKind kind) {
    return kind == StatementKind.SETS_USER ? Refusal.ownSetting()
        : kind == StatementKind.SIGNS_IN && !IdentityInForce.isSignIn() ? Refusal.ownSignIn()
        : null;
  }

  private boolean needsUser(StatementKind kind) {
    // Outside a transaction PostgreSQL refuses DECLARE, but only when it stands alone.
    return kind.needsUser() && !(kind == StatementKind.DECLARES && transaction.idle() && !queue.owesReadySince(0));
  }

  /** Asks who is in force, once per write, and tells why that user may not go on in this transaction. */
  private Refusal refusal() {
    if (identity == null) {
      try {
        identity = whoIsInForce.get();
      } catch (RuntimeException e) {
        return Refusal.unknownUser(e);
      }
    }
    RlsIdentity owner = transaction.owner();
    return owner == null || owner.equals(identity) ? null
        : Refusal.otherUser(owner.toString(), identity.toString());
  }
}
