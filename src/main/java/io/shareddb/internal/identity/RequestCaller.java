// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.security.enterprise.SecurityContext;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Optional;
import java.util.Set;

/** The request that this thread serves, and who has signed in for it. */
@ApplicationScoped
public class RequestCaller {

  /** How servers call a caller who has not signed in, where they do not answer null. */
  private static final Set<String> NOT_SIGNED_IN = Set.of("", "anonymous", "ANONYMOUS", "UNAUTHENTICATED");

  private static final String GIVEN = RequestCaller.class.getName();

  @Inject
  private Instance<HttpServletRequest> request;

  @Inject
  private Instance<SecurityContext> security;

  /** For the container. */
  public RequestCaller() {
    // Injected.
  }

  /** For whoever has no container. */
  RequestCaller(Instance<HttpServletRequest> request, Instance<SecurityContext> security) {
    this.request = request;
    this.security = security;
  }

  /**
   * Tells whether this thread serves a request. On others a server may leave the principal of whichever request created
   * the thread (Payara does), and {@code @ActivateRequestContext} makes CDI's request context active there; but the
   * request itself can be reached on the thread that serves it only.
   *
   * @return false also where a WebSocket endpoint is called
   */
  public boolean isServed() {
    try {
      return request.isResolvable() && request.get().getMethod() != null;
    } catch (RuntimeException e) {
      return false; // Which exception says so differs between servers.
    }
  }

  /**
   * Tells whether the request belongs to a session.
   *
   * @return false on a thread that serves none
   */
  public boolean hasSession() {
    return isServed() && request.get().getSession(false) != null;
  }

  /**
   * Gives who has signed in. WildFly has a SecurityContext only for applications that use Jakarta Security.
   *
   * @return empty for nobody, and on a thread that serves no request
   */
  public Optional<Principal> principal() {
    if (!isServed()) {
      return Optional.empty();
    }
    Principal caller = security.isResolvable() ? security.get().getCallerPrincipal() : request.get().getUserPrincipal();
    request.get().setAttribute(GIVEN, caller);
    return Optional.ofNullable(caller).filter(RequestCaller::hasSignedIn);
  }

  /**
   * Tells whether a caller is this request's, so that what the server knows of the request is about that caller. Who has
   * connected to a WebSocket may be another one, of the same name even: somebody else's request may close the connection.
   * Payara makes a new principal whenever it is asked, so the one that was given out counts.
   *
   * @param caller who is asked about
   * @return whether {@link #principal()} gave it last; false on a thread that serves no request
   */
  public boolean is(Principal caller) {
    return isServed() && request.get().getAttribute(GIVEN) == caller;
  }

  /**
   * Gives what the server has put beside the principal.
   *
   * @param type of principals
   * @param <T> the same
   * @return none without a SecurityContext
   */
  public <T extends Principal> Set<T> principals(Class<T> type) {
    return security.isResolvable() ? security.get().getPrincipalsByType(type) : Set.of();
  }

  static boolean hasSignedIn(Principal caller) {
    return caller.getName() == null || !NOT_SIGNED_IN.contains(caller.getName());
  }
}
