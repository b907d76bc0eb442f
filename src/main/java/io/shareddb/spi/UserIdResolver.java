// SPDX-License-Identifier: Apache-2.0
package io.shareddb.spi;

import java.security.Principal;
import java.util.Optional;

/**
 * Tells who a caller is. An application adds its own as a CDI bean; the first resolver that knows the principal decides.
 *
 * <p>It is asked whenever a scope opens for a caller, or a request outside any scope submits work to another thread, on
 * the thread of the request, and for a WebSocket's message. It asks no database: what it answers is looked up, and
 * remembered, by the module. What it throws refuses the caller; no other resolver is asked
 * then.
 */
@FunctionalInterface
public interface UserIdResolver {

  /**
   * Tells who a caller is. Whoever is named here is let in as that user: pass only what was verified.
   *
   * @param caller somebody whom the server has authenticated; never nobody
   * @return empty: not one of mine, ask the next; the next of the last is a refusal
   */
  Optional<Identity> resolve(Principal caller);

  /**
   * Gives the place in the chain: the highest is asked first. The module's own have 100 (the principal's name), 200
   * (OpenID Connect) and 300 (MicroProfile JWT).
   *
   * @return 1000, ahead of the module's own
   */
  default int priority() {
    return 1000;
  }
}
