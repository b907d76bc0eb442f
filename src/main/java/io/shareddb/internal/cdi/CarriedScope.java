// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.cdi;

import io.shareddb.internal.context.Carried;
import io.shareddb.internal.identity.CallerIdentity;
import io.shareddb.internal.identity.Submitter;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.concurrent.spi.ThreadContextProvider;
import jakarta.enterprise.concurrent.spi.ThreadContextSnapshot;
import java.util.Map;

/**
 * Carries whoever submits work to the server's executors, and clears it there afterwards. The server makes
 * one of these for each capture, so it holds nothing.
 */
public final class CarriedScope implements ThreadContextProvider {

  /** For the server. */
  public CarriedScope() {
    // Nothing to set up.
  }

  @Override
  public ThreadContextSnapshot currentContext(Map<String, String> properties) {
    return install(isOfThreadFactory() ? Carried.NOTHING : Submitter.carried());
  }

  /**
   * Its threads may be a pool's, which outlive whoever made them and work for others. How deep a server calls from its
   * factory's method differs (on GlassFish more than 16 frames), so all are looked at.
   */
  private static boolean isOfThreadFactory() {
    return StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE).walk(frames -> frames
        .anyMatch(frame -> ManagedThreadFactory.class.isAssignableFrom(frame.getDeclaringClass())));
  }

  @Override
  public ThreadContextSnapshot clearedContext(Map<String, String> properties) {
    return install(isOfThreadFactory() ? Carried.NOTHING : Carried.cleared(CallerIdentity::nobody));
  }

  private static ThreadContextSnapshot install(Carried carried) {
    return () -> carried.install()::run;
  }

  @Override
  public String getThreadContextType() {
    return "SharedDbRls";
  }
}
