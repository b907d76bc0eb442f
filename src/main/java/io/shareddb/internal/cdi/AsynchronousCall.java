// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.cdi;

import io.shareddb.internal.identity.Submitter;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.io.Serializable;

/** Takes down who calls, on the caller's thread: outside {@code @Asynchronous}, which is PLATFORM_BEFORE + 5. */
@CarriesCaller
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 4)
public class AsynchronousCall implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Where {@link AsynchronousWork} finds it. */
  static final String CARRIED = AsynchronousCall.class.getName();

  /** For the container. */
  public AsynchronousCall() {
    // Nothing to set up.
  }

  /**
   * Goes on, with the caller in the context of the call.
   *
   * @param call the method
   * @return what it returns
   * @throws Exception what it throws
   */
  @AroundInvoke
  public Object takeDown(InvocationContext call) throws Exception {
    call.getContextData().put(CARRIED, Submitter.carried());
    return call.proceed();
  }
}
