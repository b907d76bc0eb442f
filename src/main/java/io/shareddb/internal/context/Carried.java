// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.context;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * What goes along with work to another thread: the scope in which it was submitted, or else, outside any scope, who
 * the request's caller is, or that it is nobody. That one opens no scope there; an {@code @RlsScoped} bean does, as it
 * would have on the thread of the request.
 */
public final class Carried {

  private static final ThreadLocal<Supplier<RlsIdentity>> CALLER = new ThreadLocal<>();

  /** For a thread of its own, which serves no request. */
  public static final Carried NOTHING = new Carried(Optional.empty(), Optional.empty());

  private final Optional<RlsIdentity> scope;
  private final Optional<Supplier<RlsIdentity>> caller;

  private Carried(Optional<RlsIdentity> scope, Optional<Supplier<RlsIdentity>> caller) {
    this.scope = scope;
    this.caller = caller;
  }

  /**
   * Takes down what this thread would pass on.
   *
   * @param ofRequest tells the caller of the request that this thread serves, or nobody; asked only without a scope
   * @return what to install where the work runs, as often as it runs
   */
  public static Carried of(Supplier<Supplier<RlsIdentity>> ofRequest) {
    Optional<RlsIdentity> scope = RlsScope.current().map(RlsScope::identity)
        .filter(identity -> !identity.equals(RlsIdentity.UNSCOPED));
    return new Carried(scope, scope.isPresent() ? Optional.empty() : caller().or(() -> Optional.of(ofRequest.get())));
  }

  /**
   * Makes what leaves everybody behind. It may run on the thread of somebody's request, whose caller it is not for.
   *
   * @param nobody tells that it is nobody, or refuses that
   * @return what to install
   */
  public static Carried cleared(Supplier<RlsIdentity> nobody) {
    return new Carried(Optional.empty(), Optional.of(nobody));
  }

  /**
   * Gives the caller that was carried to this thread.
   *
   * @return empty where none was; else tells the identity, or throws what refuses the caller
   */
  public static Optional<Supplier<RlsIdentity>> caller() {
    return Optional.ofNullable(CALLER.get());
  }

  /**
   * Puts this in place of what the thread has of its own.
   *
   * @return brings that back; to be run on this thread
   */
  public Runnable install() {
    Supplier<RlsIdentity> own = CALLER.get();
    try {
      set(caller.orElse(null));
      Runnable restoreScope = RlsScope.install(scope);
      return () -> {
        set(own);
        restoreScope.run();
      };
    } catch (Throwable e) { // Nobody would have what brings it back.
      set(own);
      throw e;
    }
  }

  private static void set(Supplier<RlsIdentity> caller) {
    if (caller == null) {
      CALLER.remove();
    } else {
      CALLER.set(caller);
    }
  }
}
