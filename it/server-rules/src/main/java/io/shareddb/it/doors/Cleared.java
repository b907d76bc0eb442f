// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.doors;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ContextService;
import jakarta.enterprise.concurrent.ContextServiceDefinition;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Callable;

/** A context that takes the application along and nobody. */
@ContextServiceDefinition(
    name = "java:app/concurrent/without-user",
    propagated = ContextServiceDefinition.APPLICATION,
    cleared = ContextServiceDefinition.ALL_REMAINING)
@ApplicationScoped
public class Cleared {

  @Resource(lookup = "java:app/concurrent/without-user")
  private ContextService context;

  /** On this thread. */
  public <T> T call(Callable<T> work) throws Exception {
    return context.contextualCallable(work).call();
  }
}
