// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.identity;

import io.shareddb.internal.datasource.StartUp;
import io.shareddb.spi.Identity;
import io.shareddb.spi.UserIdResolver;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.security.enterprise.SecurityContext;
import java.security.Principal;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Reads a MicroProfile JWT, which the server has verified. Decides for every such caller: the principal's name is what
 * the token calls itself ({@code upn}, {@code preferred_username}), and must not count.
 */
@ApplicationScoped
public class JwtResolver implements UserIdResolver {

  @Inject
  private Instance<SecurityContext> security;

  /** For the container. */
  public JwtResolver() {
    // Injected.
  }

  @Override
  public Optional<Identity> resolve(Principal caller) {
    return token(caller).map(token -> TokenIdentity.of(token::getClaim, StartUp.settings().callers().claim()));
  }

  /**
   * GlassFish puts a principal of its own around the token. Only that of the request on this thread leads to it: a
   * WebSocket's may be another one.
   */
  private Optional<JsonWebToken> token(Principal caller) {
    if (caller instanceof JsonWebToken token) {
      return Optional.of(token);
    }
    return isOfThisRequest(caller)
        ? security.get().getPrincipalsByType(JsonWebToken.class).stream()
            .filter(token -> Objects.equals(token.getName(), caller.getName())).findFirst()
        : Optional.empty();
  }

  private boolean isOfThisRequest(Principal caller) {
    try {
      return security.isResolvable() && security.get().getCallerPrincipal() == caller;
    } catch (RuntimeException e) {
      return false; // Outside a request GlassFish 8 throws.
    }
  }

  @Override
  public int priority() {
    return 300;
  }
}
