// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.cdi;

import io.shareddb.internal.context.Carried;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.io.Serializable;

/** Runs the method for whom {@link AsynchronousCall} took down, on the thread that does the work. */
@CarriesCaller
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 6)
public class AsynchronousWork implements Serializable {

  private static final long serialVersionUID = 1L;

  /** For the container. */
  public AsynchronousWork() {
    // Nothing to set up.
  }

  /**
   * Runs the method in place of what the thread has of its own, which is back afterwards.
   *
   * @param call the method
   * @return what it returns
   * @throws Exception what it throws
   */
  @AroundInvoke
  public Object install(InvocationContext call) throws Exception {
    Runnable restore = ((Carried) call.getContextData().get(AsynchronousCall.CARRIED)).install();
    try {
      return call.proceed();
    } finally {
      restore.run();
    }
  }
}
