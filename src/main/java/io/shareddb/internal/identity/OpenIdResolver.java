// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.identity;

import io.shareddb.internal.datasource.StartUp;
import io.shareddb.spi.Identity;
import io.shareddb.spi.UserIdResolver;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.security.enterprise.identitystore.openid.OpenIdContext;
import java.security.Principal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads whom Jakarta Security has signed in by OpenID Connect. Decides for every such caller: the principal's name is a
 * claim of the application's choice, {@code preferred_username} if it chose none, which people give themselves.
 */
@ApplicationScoped
public class OpenIdResolver implements UserIdResolver {

  /** Who it is, the signed token says alone. */
  private static final Set<String> ACCOUNT = Set.of("iss", "sub");

  @Inject
  private Instance<OpenIdContext> openId;

  /** For the container. */
  public OpenIdResolver() {
    // Injected.
  }

  @Override
  public Optional<Identity> resolve(Principal caller) {
    if (!openId.isResolvable()) {
      return Optional.empty(); // An application without OpenID Connect.
    }
    OpenIdContext context = openId.get();
    if (context.getSubject() == null || context.getIdentityToken() == null) {
      return Optional.empty();
    }
    Map<String, Object> token = context.getIdentityToken().getClaims();
    Map<String, ?> about = aboutThePerson(token, context.getClaimsJson());
    return Optional.of(TokenIdentity.of(name -> ACCOUNT.contains(name) ? token.get(name) : about.get(name),
        StartUp.settings().callers().claim()));
  }

  /**
   * The address may be told at the provider's userinfo endpoint only. All of it then comes from there: whether an
   * address is verified says nothing about another one.
   */
  private static Map<String, ?> aboutThePerson(Map<String, Object> token, JsonObject userInfo) {
    boolean told = !token.containsKey("email") && userInfo != null
        && userInfo.getString("sub", "").equals(token.get("sub"));
    return told ? userInfo : token;
  }

  @Override
  public int priority() {
    return 200;
  }
}
