// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.identity;

import io.shareddb.internal.datasource.StartUp;
import io.shareddb.spi.Identity;
import io.shareddb.spi.UserIdResolver;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.Principal;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Reads a MicroProfile JWT, which the server has verified. Decides for every such caller: the principal's name is what
 * the token calls itself ({@code upn}, {@code preferred_username}), and must not count.
 */
@ApplicationScoped
public class JwtResolver implements UserIdResolver {

  /** For the container. */
  public JwtResolver() {
    // Nothing to set up.
  }

  @Override
  public Optional<Identity> resolve(Principal caller) {
    return caller instanceof JsonWebToken token
        ? Optional.of(TokenIdentity.of(token::getClaim, StartUp.settings().callers().claim()))
        : Optional.empty();
  }

  @Override
  public int priority() {
    return 300;
  }
}
