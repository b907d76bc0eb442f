// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.doors;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ContextServiceDefinition;
import jakarta.enterprise.concurrent.ManagedExecutorDefinition;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;

/** An executor of the application's own, as small as it takes for its threads to serve many users. */
@ContextServiceDefinition(
    name = "java:app/concurrent/with-user",
    propagated = {ContextServiceDefinition.APPLICATION, ContextServiceDefinition.SECURITY, "SharedDbRls"})
@ManagedExecutorDefinition(
    name = "java:app/concurrent/four-threads",
    context = "java:app/concurrent/with-user",
    maxAsync = 4)
@ApplicationScoped
public class FourThreads {

  @Resource(lookup = "java:app/concurrent/four-threads")
  private ManagedExecutorService executor;

  public <T> Future<T> submit(Callable<T> work) {
    return executor.submit(work);
  }
}
