// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.identity;

import io.shareddb.spi.EmailIdentity;
import io.shareddb.spi.Identity;
import io.shareddb.spi.UserId;
import io.shareddb.spi.UserIdResolver;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.Principal;
import java.util.Optional;

/**
 * Takes the principal's name: a user's id, or an e-mail address for which the server's identity store vouches. The last
 * in the chain: the name that a token gives itself was verified by nobody.
 */
@ApplicationScoped
public class NameResolver implements UserIdResolver {

  /** For the container. */
  public NameResolver() {
    // Nothing to set up.
  }

  @Override
  public Optional<Identity> resolve(Principal caller) {
    String name = Optional.ofNullable(caller.getName()).orElse("");
    Optional<Identity> user = UserId.parse(name).map(Identity.class::cast);
    return user.isPresent() || name.indexOf('@') < 0 ? user : Optional.of(EmailIdentity.of(name));
  }

  @Override
  public int priority() {
    return 100;
  }
}
