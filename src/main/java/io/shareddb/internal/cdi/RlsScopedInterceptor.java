// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.cdi;

import io.shareddb.RlsScoped;
import io.shareddb.internal.context.RlsIdentity;
import io.shareddb.internal.context.RlsScope;
import io.shareddb.internal.identity.CallerIdentity;
import io.shareddb.internal.metrics.Counters;
import io.shareddb.internal.refusal.Explanation;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.AroundTimeout;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.TransactionalException;
import java.io.Serializable;

/**
 * Opens the scope of {@link RlsScoped}. It stands just outside {@code @Transactional} (PLATFORM_BEFORE + 200 by its
 * specification), so that a CDI bean's flush and commit happen inside the scope.
 */
@RlsScoped
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 100)
public class RlsScopedInterceptor implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Not by the constructor: for an EJB, GlassFish makes a subclass that knows none with parameters. */
  @Inject
  private CallerIdentity caller;

  /** For the container. */
  public RlsScopedInterceptor() {
    // Injected.
  }

  /**
   * For whoever has no container.
   *
   * @param caller knows who it is
   */
  public RlsScopedInterceptor(CallerIdentity caller) {
    this.caller = caller;
  }

  /**
   * Runs the method in a scope. What the database refused, at the commit of a CDI bean at the latest, is thrown as what
   * it is; an EJB commits later.
   *
   * @param call the method
   * @return what it returns
   * @throws Exception what it throws
   */
  @AroundInvoke
  public Object inScope(InvocationContext call) throws Exception {
    try {
      boolean endpoint = CallerIdentity.isEndpoint(call);
      return RlsScope.call(whoCalls(call, endpoint), endpoint, call::proceed);
    } catch (PersistenceException | TransactionalException | RollbackException e) {
      throw Explanation.of(e).<Exception>map(known -> known).orElse(e);
    }
  }

  private RlsIdentity whoCalls(InvocationContext call, boolean endpoint) {
    long start = System.nanoTime();
    RlsIdentity identity = RlsIdentity.NOBODY;
    try {
      identity = endpoint ? caller.ofConnection(call) : caller.identity();
      return identity;
    } finally {
      Counters.CALLER_NANOSECONDS.add(System.nanoTime() - start);
      if (identity.equals(RlsIdentity.NOBODY)) {
        Counters.MISSING_CALLERS.increment();
      }
    }
  }

  /**
   * Runs a timer's method as nobody: nobody called it, whatever principal the server has left on the thread. Where nobody
   * is refused, the beans that it calls say so.
   *
   * @param timeout the method
   * @return what it returns
   * @throws Exception what it throws
   */
  @AroundTimeout
  public Object asNobody(InvocationContext timeout) throws Exception {
    return RlsScope.call(RlsIdentity.NOBODY, false, timeout::proceed);
  }
}
