// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.cdi;

import io.shareddb.RlsScoped;
import io.shareddb.internal.context.RlsIdentity;
import io.shareddb.internal.context.RlsScope;
import io.shareddb.internal.identity.CallerIdentity;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.AroundTimeout;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/**
 * Opens the scope of {@link RlsScoped}. It stands just outside {@code @Transactional} (PLATFORM_BEFORE + 200 by its
 * specification), so that a CDI bean's flush and commit happen inside the scope.
 */
@RlsScoped
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 100)
public class RlsScopedInterceptor {

  private final CallerIdentity caller;

  /**
   * For the container.
   *
   * @param caller knows who it is
   */
  @Inject
  public RlsScopedInterceptor(CallerIdentity caller) {
    this.caller = caller;
  }

  /**
   * Runs the method in a scope.
   *
   * @param call the method
   * @return what it returns
   * @throws Exception what it throws
   */
  @AroundInvoke
  public Object inScope(InvocationContext call) throws Exception {
    return RlsScope.call(caller.identity(), false, call::proceed);
  }

  /**
   * Runs a timer's method as nobody: nobody called it, whatever principal the server has left on the thread.
   *
   * @param timeout the method
   * @return what it returns
   * @throws Exception what it throws
   */
  @AroundTimeout
  public Object asNobody(InvocationContext timeout) throws Exception {
    return RlsScope.call(RlsIdentity.NOBODY, true, timeout::proceed);
  }
}
