// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.identity;

import io.shareddb.UnknownCallerException;
import io.shareddb.internal.Message;
import io.shareddb.internal.cdi.SharedDbExtension;
import io.shareddb.spi.EmailIdentity;
import io.shareddb.spi.Identity;
import io.shareddb.spi.UserId;
import io.shareddb.spi.UserIdResolver;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.Principal;
import java.util.Optional;

/**
 * Takes the principal's name: a user's id, or an e-mail address for which the server's identity store vouches. The last
 * in the chain, and not where callers sign in by tokens: the name that a token gives itself was verified by nobody, and a
 * token that those ahead could not find is no reason to believe it.
 */
@ApplicationScoped
public class NameResolver implements UserIdResolver {

  private final TokenLogin tokens;

  /** For the container's proxy. */
  protected NameResolver() {
    tokens = new TokenLogin();
  }

  /**
   * For the container.
   *
   * @param extension knows how the application has its callers sign in
   */
  @Inject
  public NameResolver(SharedDbExtension extension) {
    this(extension.tokenLogin());
  }

  NameResolver(TokenLogin tokens) {
    this.tokens = tokens;
  }

  @Override
  public Optional<Identity> resolve(Principal caller) {
    tokens.mechanism().ifPresent(mechanism -> {
      throw new UnknownCallerException(Message.NO_TOKEN, mechanism);
    });
    String name = Optional.ofNullable(caller.getName()).orElse("");
    Optional<Identity> user = UserId.parse(name).map(Identity.class::cast);
    return user.isPresent() || name.indexOf('@') < 0 ? user : Optional.of(EmailIdentity.of(name));
  }

  @Override
  public int priority() {
    return 100;
  }
}
