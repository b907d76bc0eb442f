// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.context;

import io.shareddb.NoCallerException;
import io.shareddb.UnscopedAccessException;
import io.shareddb.internal.metrics.Counters;
import java.util.UUID;

/** Answers the door's one question: for whom does the next statement run? */
public final class IdentityInForce {

  private static volatile RlsIdentity unscoped = RlsIdentity.UNSCOPED;

  private IdentityInForce() {
  }

  /**
   * Says what SQL outside any scope counts as. Called once, by the configuration.
   *
   * @param identity {@link RlsIdentity#UNSCOPED}, an error at protected tables, or {@link RlsIdentity#NOBODY}, no rows
   */
  public static void setUnscoped(RlsIdentity identity) {
    unscoped = identity;
  }

  /**
   * Gives the identity for a statement that is about to leave, and binds a user to the transaction that sees its
   * first statement. The transaction's user comes before the thread's: when the flush at the commit of an inner
   * transaction runs, the thread is already back at the outer user.
   *
   * @return a user, nobody, or {@link RlsIdentity#UNSCOPED}
   * @throws io.shareddb.UserSwitchInTransactionException when the scope inside this transaction is another user's
   */
  public static RlsIdentity forStatement() {
    RlsScope.useTransaction();
    return TransactionIdentity.bound().orElseGet(() -> {
      RlsIdentity onThread = onThread();
      TransactionIdentity.bindIfFree(onThread);
      return onThread;
    });
  }

  /** The door has told the server who it is. */
  public static void sent() {
    Counters.INJECTIONS.increment();
  }

  /** The connection from which this thread reads is gone, perhaps in the middle of a commit. */
  public static void connectionLost() {
    LostCommit.connectionLost();
  }

  /**
   * Gives the identity in force without binding anything.
   *
   * @return a user, nobody, or {@link RlsIdentity#UNSCOPED}
   */
  public static RlsIdentity now() {
    return TransactionIdentity.bound().orElseGet(IdentityInForce::onThread);
  }

  /**
   * Gives the user in force, for work that makes no sense without one.
   *
   * @return the user's id
   * @throws UnscopedAccessException outside any scope
   * @throws NoCallerException in a scope without a caller
   */
  public static UUID requiredUser() {
    RlsIdentity identity = now();
    if (identity.equals(RlsIdentity.UNSCOPED)) {
      throw new UnscopedAccessException();
    }
    return identity.userId().orElseThrow(NoCallerException::new);
  }

  /**
   * Tells whether the module itself is signing somebody in on this thread.
   *
   * @return true during {@link RlsScope#signIn}
   */
  public static boolean isSignIn() {
    return RlsScope.isSignIn();
  }

  private static RlsIdentity onThread() {
    return RlsScope.current().map(RlsScope::identity).orElse(unscoped);
  }
}
