// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.identity;

import io.shareddb.UnknownCallerException;
import io.shareddb.internal.Message;
import io.shareddb.internal.datasource.StartUp;
import io.shareddb.spi.Identity;
import io.shareddb.spi.UserIdResolver;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.security.enterprise.authentication.mechanism.http.OpenIdAuthenticationMechanismDefinition;
import jakarta.security.enterprise.identitystore.openid.IdentityToken;
import jakarta.security.enterprise.identitystore.openid.OpenIdContext;
import jakarta.servlet.http.HttpServletRequest;
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
  private BeanManager beans;

  @Inject
  private Instance<OpenIdContext> openId;

  @Inject
  private Instance<HttpServletRequest> request;

  private boolean inUse;

  /** For the container. */
  public OpenIdResolver() {
    // Injected.
  }

  /** Servers have the context's bean whether the application uses it or not. */
  @PostConstruct
  void lookForTheMechanism() {
    inUse = beans.getBeans(Object.class, Any.Literal.INSTANCE).stream().anyMatch(bean ->
        bean.getBeanClass().isAnnotationPresent(OpenIdAuthenticationMechanismDefinition.class));
  }

  @Override
  public Optional<Identity> resolve(Principal caller) {
    // The context lives in the session: asking for it must not start one in an application that has none.
    if (!openId.isResolvable() || !inUse && !hasSession()) {
      return Optional.empty();
    }
    IdentityToken token = token();
    if (token != null) {
      return Optional.of(read(token.getClaims(), openId.get().getClaimsJson()));
    }
    if (inUse) {
      throw new UnknownCallerException(Message.NO_ID_TOKEN);
    }
    return Optional.empty();
  }

  /** No request is served where a WebSocket endpoint is called. */
  private boolean hasSession() {
    try {
      return request.get().getSession(false) != null;
    } catch (RuntimeException e) {
      return false; // Which exception says so differs between servers.
    }
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
