// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.context;

import java.util.Optional;
import java.util.function.Function;

/**
 * One open scope of this thread. Scopes nest; {@link #close()} brings the outer one back, whatever was thrown.
 *
 * <p>The only place that writes the thread's variable, which is removed, not emptied, with the outermost scope: a
 * server's threads live longer than an application.
 */
public final class RlsScope implements AutoCloseable {

  private static final ThreadLocal<RlsScope> CURRENT = new ThreadLocal<>();

  private final RlsIdentity identity;
  private final boolean explicit;
  private final RlsScope outer;
  private Object attachment;

  private RlsScope(RlsIdentity identity, boolean explicit, RlsScope outer) {
    this.identity = identity;
    this.explicit = explicit;
    this.outer = outer;
  }

  /**
   * Opens a scope on this thread.
   *
   * @param identity who works in it
   * @param explicit whether the application named the identity itself (then an {@code @RlsScoped} bean inside keeps it)
   * @return the scope, to be closed on the same thread
   * @throws io.shareddb.UserSwitchInTransactionException when this thread's transaction belongs to another user
   */
  public static RlsScope open(RlsIdentity identity, boolean explicit) {
    RlsScope outer = CURRENT.get();
    if (outer != null && !outer.identity.equals(identity)) {
      // The outer user may have unflushed work in this transaction although no statement has gone out yet.
      TransactionIdentity.bind(outer.identity.isUser() ? outer.identity : identity);
    }
    TransactionIdentity.bind(identity);
    RlsScope scope = new RlsScope(identity, explicit, outer);
    CURRENT.set(scope);
    return scope;
  }

  /**
   * Gives the innermost open scope of this thread.
   *
   * @return empty outside any scope
   */
  public static Optional<RlsScope> current() {
    return Optional.ofNullable(CURRENT.get());
  }

  /**
   * Gives who works in this scope.
   *
   * @return a user or nobody
   */
  public RlsIdentity identity() {
    return identity;
  }

  /**
   * Tells who named the identity.
   *
   * @return true when the application did, false when it is the caller's
   */
  public boolean isExplicit() {
    return explicit;
  }

  /**
   * Gives what was computed once for this scope.
   *
   * @param type its type
   * @param compute computes it at the first call
   * @param <T> its type
   * @return never null
   */
  public <T> T once(Class<T> type, Function<RlsIdentity, T> compute) {
    if (attachment == null) {
      attachment = compute.apply(identity);
    }
    return type.cast(attachment);
  }

  @Override
  public void close() {
    if (outer == null) {
      CURRENT.remove();
    } else {
      CURRENT.set(outer);
    }
  }
}
