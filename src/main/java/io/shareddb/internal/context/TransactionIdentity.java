// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.context;

import io.shareddb.UserSwitchInTransactionException;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.Optional;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/**
 * The user of the JTA transaction. It outlives the scope that bound it, because an EJB's interceptors have all
 * returned before JPA flushes at the commit.
 */
public final class TransactionIdentity {

  private static final String KEY = "io.shareddb.user";
  private static final String JNDI_NAME = "java:comp/TransactionSynchronizationRegistry";

  /** A lookup costs tens of microseconds and fails on some threads; the object, once had, works on all. */
  private static volatile TransactionSynchronizationRegistry registry;

  private TransactionIdentity() {
  }

  /**
   * Gives the user of this thread's transaction.
   *
   * @return empty outside a transaction, and while no user is bound to it
   */
  public static Optional<RlsIdentity> bound() {
    TransactionSynchronizationRegistry current = active();
    return current == null ? Optional.empty()
        : Optional.ofNullable((String) current.getResource(KEY)).map(RlsIdentity::ofText);
  }

  /**
   * Gives what tells this thread's transaction from every other.
   *
   * @return empty outside a transaction
   */
  public static Optional<Object> key() {
    return Optional.ofNullable(active()).map(TransactionSynchronizationRegistry::getTransactionKey);
  }

  /**
   * Binds a user to this thread's transaction, if there is one and it has none. Nobody may still become a user, so
   * nobody is not bound.
   *
   * @param identity who works from here on
   */
  public static void bindIfFree(RlsIdentity identity) {
    TransactionSynchronizationRegistry current = active();
    // A String and not our own type: two copies of this class (server library and WAR) must understand each other.
    if (current != null && identity.isUser() && current.getResource(KEY) == null) {
      current.putResource(KEY, identity.toText());
    }
  }

  /**
   * Tells whether this thread's transaction is nobody else's.
   *
   * @param identity who is to work in it
   * @return true also without a transaction
   */
  public static boolean isFreeOr(RlsIdentity identity) {
    return bound().filter(user -> !user.equals(identity)).isEmpty();
  }

  /**
   * Refuses another user than the transaction's, and marks the transaction for rollback.
   *
   * @param identity who was to work in it
   * @throws UserSwitchInTransactionException when the transaction belongs to another user
   */
  public static void refuseUnlessBoundTo(RlsIdentity identity) {
    bound().filter(user -> !user.equals(identity)).ifPresent(user -> {
      active().setRollbackOnly();
      throw new UserSwitchInTransactionException(user.toString(), identity.toString());
    });
  }

  private static TransactionSynchronizationRegistry active() {
    TransactionSynchronizationRegistry known = registry;
    if (known == null) {
      try {
        known = InitialContext.doLookup(JNDI_NAME);
        registry = known;
      } catch (NamingException e) {
        return null; // A thread, or a moment of the start, at which the server has no transactions.
      }
    }
    return known.getTransactionKey() == null ? null : known;
  }
}
