// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.context;

import io.shareddb.internal.metrics.Counters;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * One open scope of this thread. Scopes nest; the outer one is back when the inner ends, whatever was thrown.
 *
 * <p>The only place that writes the thread's variable, which is removed, not emptied, with the outermost scope: a
 * server's threads live longer than an application.
 */
public final class RlsScope {

  private static final ThreadLocal<RlsScope> CURRENT = new ThreadLocal<>();

  private static volatile Consumer<Optional<RlsIdentity>> listener;

  private final RlsIdentity identity;
  private final boolean explicit;

  /** False inside of what the application named, or what was carried here: that may be a guest in the transaction. */
  private final boolean ofThread;

  /** The transaction in which this scope's identity must be the one that is bound; see {@link #useTransaction()}. */
  private Optional<Object> transaction;

  /** Who may use a transaction that was begun in here: this scope's user, or nobody's caller who has signed in since. */
  private RlsIdentity caller;
  private Object attachment;
  private boolean signIn;

  private RlsScope(RlsIdentity identity, boolean explicit, boolean ofThread, Optional<Object> transaction) {
    this.identity = identity;
    this.caller = identity;
    this.explicit = explicit;
    this.ofThread = ofThread;
    this.transaction = transaction;
  }

  /**
   * Runs work in a scope on this thread. Inside a scope of the same identity that scope serves.
   *
   * <p>A scope of another user than the transaction's may be opened, since the work may start a transaction of its own
   * (an {@code @RlsScoped} bean's scope even opens before that); whoever uses the first one in it is refused, see
   * {@link #useTransaction()}.
   *
   * @param identity who works in it
   * @param explicit whether the application named the identity itself (then an {@code @RlsScoped} bean inside keeps it)
   * @param work what to do, called exactly once
   * @param <T> the type of the result
   * @return what the work returns
   * @throws Exception what the work throws
   */
  public static <T> T call(RlsIdentity identity, boolean explicit, Callable<T> work) throws Exception {
    RlsScope outer = CURRENT.get();
    if (outer == null) {
      LostCommit.take(); // An earlier request's.
    }
    boolean begun = bindIfBegunIn(outer);
    boolean ofThread = !explicit && (outer == null || outer.ofThread || begun);
    if (ofThread) {
      TransactionIdentity.bindIfFree(identity); // The only SQL of an EJB may be the flush at its commit.
    }
    if (!explicit && outer != null && outer.ofThread && !outer.identity.isUser()) {
      outer.caller = identity;
    }
    if (outer != null && outer.identity.equals(identity) && (outer.explicit || !explicit)) {
      return work.call();
    }
    Optional<Object> open = TransactionIdentity.key();
    Counters.SCOPES.increment();
    RlsScope inner = new RlsScope(identity, explicit, ofThread, open);
    try {
      replace(inner); // In here, since the thread has the scope already when the listener throws.
      return work.call();
    } finally {
      end(identity, open, outer);
    }
  }

  /**
   * Runs the module's own sign-in, as nobody: in here alone the door lets {@code shared_db.sign_in} pass.
   *
   * @param work what to do, called exactly once
   * @param <T> the type of the result
   * @return what the work returns
   * @throws Exception what the work throws
   */
  public static <T> T signIn(Callable<T> work) throws Exception {
    return call(RlsIdentity.NOBODY, true, () -> {
      RlsScope scope = CURRENT.get();
      boolean outer = scope.signIn;
      scope.signIn = true;
      try {
        return work.call();
      } finally {
        scope.signIn = outer;
      }
    });
  }

  /**
   * Tells whether the statement that is about to leave may sign somebody in.
   *
   * @return true inside {@link #signIn}, and not in a scope that is opened in there
   */
  public static boolean isSignIn() {
    RlsScope scope = CURRENT.get();
    return scope != null && scope.signIn;
  }

  /** A transaction that was begun in the outer scope may have unflushed work of its user, without any statement yet. */
  private static boolean bindIfBegunIn(RlsScope outer) {
    boolean begun = outer != null && !outer.transaction.equals(TransactionIdentity.key());
    if (begun) {
      TransactionIdentity.bindIfFree(outer.identity);
    }
    return begun;
  }

  /** A transaction that was begun in this scope and is still open stays its user's, and the outer scope's it is not. */
  private static void end(RlsIdentity identity, Optional<Object> open, RlsScope outer) {
    try {
      replace(outer);
    } finally {
      Optional<Object> left = TransactionIdentity.key();
      if (left.isPresent() && !left.equals(open)) {
        TransactionIdentity.bindIfFree(identity);
        if (outer != null) {
          outer.transaction = left;
        }
      }
    }
  }

  /**
   * Puts an identity that another thread carried here in place of this thread's scopes. Without one, a transaction that
   * is open here and somebody's is refused to the work all the same.
   *
   * @param carried who works; empty for no scope
   * @return brings this thread's own scopes back; to be run on this thread
   */
  public static Runnable install(Optional<RlsIdentity> carried) {
    RlsScope own = CURRENT.get();
    bindIfBegunIn(own);
    Optional<Object> open = TransactionIdentity.key();
    RlsScope scope = carried.or(() -> open.map(transaction -> RlsIdentity.UNSCOPED))
        .map(identity -> new RlsScope(identity, carried.isPresent(), false, open)).orElse(null);
    Runnable restore = () -> end(carried.orElse(RlsIdentity.UNSCOPED), open, own);
    try {
      replace(scope);
    } catch (Throwable e) { // Nobody would have what brings them back.
      restore.run();
      throw e;
    }
    return restore;
  }

  private static void replace(RlsScope scope) {
    if (scope == null) {
      CURRENT.remove();
    } else {
      CURRENT.set(scope);
    }
    Consumer<Optional<RlsIdentity>> told = listener;
    if (told != null) {
      told.accept(Optional.ofNullable(scope).map(RlsScope::identity));
    }
  }

  /**
   * Has somebody told on each thread whenever its scope changes.
   *
   * @param told whom; gets empty when the thread is left without a scope
   */
  public static void onChange(Consumer<Optional<RlsIdentity>> told) {
    listener = told;
  }

  /**
   * Says that this thread's transaction is about to be used, with SQL or without. A scope that was opened inside of it
   * gets it for its user while it is free: not before, since what the scope was opened for may have a transaction of its
   * own. It is refused when the transaction is another user's, and so is nobody in whose scope it was begun. At the flush
   * of a commit the scope may be an outer one, and nothing is refused.
   *
   * @throws io.shareddb.UserSwitchInTransactionException naming the cure; the transaction is marked for rollback
   */
  public static void useTransaction() {
    RlsScope scope = CURRENT.get();
    if (scope != null && (scope.isInTransaction() || scope.isGuest())) {
      TransactionIdentity.refuseUnlessBoundTo(scope.caller);
      TransactionIdentity.bindIfFree(scope.identity);
    }
  }

  private boolean isInTransaction() {
    return transaction.isPresent() && transaction.equals(TransactionIdentity.key());
  }

  /** Outside of the transaction that it guards, carried work without a scope has none. */
  private boolean isGuest() {
    return !identity.equals(RlsIdentity.UNSCOPED) && !TransactionIdentity.isFreeOr(caller) && !CommitFlush.isRunning();
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
}
