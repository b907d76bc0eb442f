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
        : Optional.ofNullable((String) current.getResource(KEY)).map(RlsIdentity::new);
  }

  /**
   * Binds a user to this thread's transaction, if there is one and it has none. Nobody may still become a user, so
   * nobody is not bound.
   *
   * @param identity who works from here on
   * @throws UserSwitchInTransactionException when the transaction belongs to another user; it is marked for rollback
   */
  public static void bind(RlsIdentity identity) {
    TransactionSynchronizationRegistry current = active();
    if (current == null) {
      return;
    }
    // A String and not our own type: two copies of this class (server library and WAR) must understand each other.
    String bound = (String) current.getResource(KEY);
    if (bound == null) {
      if (identity.isUser()) {
        current.putResource(KEY, identity.setting());
      }
    } else if (!bound.equals(identity.setting())) {
      current.setRollbackOnly();
      throw new UserSwitchInTransactionException(bound, identity.toString());
    }
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
