// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.identity;

import io.shareddb.internal.cdi.SharedDbExtension;
import io.shareddb.internal.datasource.StartUp;
import io.shareddb.spi.Identity;
import io.shareddb.spi.UserIdResolver;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.security.enterprise.identitystore.openid.IdentityToken;
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
  private SharedDbExtension extension;

  @Inject
  private Instance<OpenIdContext> openId;

  @Inject
  private RequestCaller request;

  /** For the container. */
  public OpenIdResolver() {
    // Injected.
  }

  /** For whoever has no container. */
  OpenIdResolver(SharedDbExtension extension, Instance<OpenIdContext> openId, RequestCaller request) {
    this.extension = extension;
    this.openId = openId;
    this.request = request;
  }

  /** Of a caller who is not this request's, the context would tell somebody else's token. */
  @Override
  public Optional<Identity> resolve(Principal caller) {
    if (!openId.isResolvable() || !isAtHand() || !request.is(caller)) {
      return Optional.empty();
    }
    return Optional.ofNullable(token()).map(token -> read(token.getClaims(), openId.get().getClaimsJson()));
  }

  /**
   * Servers have the context's bean whether the application uses it or not. It lives in the session: asking for it must
   * not start one in an application that has none.
   */
  private boolean isAtHand() {
    return extension.tokenLogin().isOpenId() || request.hasSession();
  }

  private IdentityToken token() {
    try {
      return openId.get().getIdentityToken();
    } catch (ContextNotActiveException e) {
      return null;
    }
  }

  /**
   * The address may be told at the provider's userinfo endpoint only. All of it then comes from there: whether an
   * address is verified says nothing about another one.
   */
  private static Identity read(Map<String, Object> token, JsonObject userInfo) {
    boolean told = !token.containsKey("email") && userInfo != null
        && userInfo.getString("sub", "").equals(token.get("sub"));
    Map<String, ?> person = told ? userInfo : token;
    return TokenIdentity.of(name -> ACCOUNT.contains(name) ? token.get(name) : person.get(name),
        StartUp.settings().callers().claim());
  }

  @Override
  public int priority() {
    return 200;
  }
}
