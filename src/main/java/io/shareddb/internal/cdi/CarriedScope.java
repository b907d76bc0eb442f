// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.cdi;

import io.shareddb.internal.context.RlsIdentity;
import io.shareddb.internal.context.RlsScope;
import jakarta.enterprise.concurrent.spi.ThreadContextProvider;
import jakarta.enterprise.concurrent.spi.ThreadContextSnapshot;
import java.util.Map;
import java.util.Optional;

/**
 * Carries the scope of whoever submits work to the server's executors, and clears it there afterwards. The server makes
 * one of these for each capture, so it holds nothing.
 */
public final class CarriedScope implements ThreadContextProvider {

  /** For the server. */
  public CarriedScope() {
    // Nothing to set up.
  }

  @Override
  public ThreadContextSnapshot currentContext(Map<String, String> properties) {
    Optional<RlsIdentity> identity = RlsScope.current().map(RlsScope::identity);
    return () -> RlsScope.install(identity)::run;
  }

  @Override
  public ThreadContextSnapshot clearedContext(Map<String, String> properties) {
    return () -> RlsScope.install(Optional.empty())::run;
  }

  @Override
  public String getThreadContextType() {
    return "SharedDbRls";
  }
}
