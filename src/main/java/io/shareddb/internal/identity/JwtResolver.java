// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.identity;

import io.shareddb.internal.datasource.StartUp;
import io.shareddb.spi.Identity;
import io.shareddb.spi.UserIdResolver;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
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
  private RequestCaller request;

  /** For the container. */
  public JwtResolver() {
    // Injected.
  }

  /** For whoever has no container. */
  JwtResolver(RequestCaller request) {
    this.request = request;
  }

  @Override
  public Optional<Identity> resolve(Principal caller) {
    return token(caller).map(token -> TokenIdentity.of(token::getClaim, StartUp.settings().callers().claim()));
  }

  /**
   * GlassFish puts a principal of its own around the token. Only that of the request on this thread leads to it; where
   * none is found, {@link NameResolver} refuses the caller.
   */
  Optional<JsonWebToken> token(Principal caller) {
    if (caller instanceof JsonWebToken token) {
      return Optional.of(token);
    }
    return request.is(caller)
        ? request.principals(JsonWebToken.class).stream()
            .filter(token -> Objects.equals(token.getName(), caller.getName())).findFirst()
        : Optional.empty();
  }

  @Override
  public int priority() {
    return 300;
  }
}
