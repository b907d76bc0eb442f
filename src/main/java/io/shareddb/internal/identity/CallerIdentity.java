// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.identity;

import io.shareddb.NoCallerException;
import io.shareddb.internal.Message;
import io.shareddb.internal.config.Settings.Unauthenticated;
import io.shareddb.internal.context.RlsIdentity;
import io.shareddb.internal.context.RlsScope;
import io.shareddb.internal.datasource.StartUp;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.security.enterprise.SecurityContext;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Optional;
import java.util.Set;

/** Answers the interceptor's question: who is it? */
@ApplicationScoped
public class CallerIdentity {

  /** How servers call a caller who has not signed in, where they do not answer null. */
  private static final Set<String> NOT_SIGNED_IN = Set.of("", "anonymous", "ANONYMOUS", "UNAUTHENTICATED");

  @Inject
  private Instance<HttpServletRequest> request;

  @Inject
  private Instance<SecurityContext> security;

  @Inject
  private ResolverChain resolvers;

  @Inject
  private KnownUsers users;

  /** For the container. */
  public CallerIdentity() {
    // Injected.
  }

  /**
   * Gives who works in a scope that opens now. A scope that is open already keeps its user, and keeps nobody if the
   * application said so; a caller who signed in since is asked for again.
   *
   * @return a user or nobody
   * @throws NoCallerException for nobody, where the configuration refuses that
   * @throws io.shareddb.UnknownCallerException for a caller who is no user
   */
  public RlsIdentity identity() {
    Optional<RlsIdentity> open = RlsScope.current()
        .filter(scope -> scope.isExplicit() || scope.identity().isUser())
        .map(RlsScope::identity);
    return open.orElseGet(() -> inRequest() ? caller() : nobody());
  }

  /**
   * Tells whether this thread serves a request. On others a server may leave the principal of whichever request created
   * the thread (Payara does), and {@code @ActivateRequestContext} makes CDI's request context active there; but the
   * request itself can be reached on the thread that serves it only.
   */
  private boolean inRequest() {
    try {
      return request.isResolvable() && request.get().getMethod() != null;
    } catch (RuntimeException e) {
      return false; // Which exception says so differs between servers.
    }
  }

  private RlsIdentity caller() {
    return principal()
        .map(caller -> RlsIdentity.of(users.idOf(resolvers.resolve(caller))))
        .orElseGet(CallerIdentity::nobody);
  }

  /** WildFly has a SecurityContext only for applications that use Jakarta Security. */
  private Optional<Principal> principal() {
    Principal caller = security.isResolvable()
        ? security.get().getCallerPrincipal()
        : request.get().getUserPrincipal();
    return Optional.ofNullable(caller)
        .filter(principal -> principal.getName() == null || !NOT_SIGNED_IN.contains(principal.getName()));
  }

  private static RlsIdentity nobody() {
    if (StartUp.settings().callers().unauthenticated() == Unauthenticated.REFUSE) {
      throw new NoCallerException(Message.NOBODY_REFUSED);
    }
    return RlsIdentity.NOBODY;
  }
}
