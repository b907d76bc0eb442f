// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.identity;

import io.shareddb.NoCallerException;
import io.shareddb.SharedDbException;
import io.shareddb.internal.Message;
import io.shareddb.internal.config.Settings.Unauthenticated;
import io.shareddb.internal.context.Carried;
import io.shareddb.internal.context.RlsIdentity;
import io.shareddb.internal.context.RlsScope;
import io.shareddb.internal.datasource.StartUp;
import io.shareddb.spi.Identity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.interceptor.InvocationContext;
import jakarta.security.enterprise.SecurityContext;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

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
    return RlsScope.current()
        .filter(scope -> scope.isExplicit() || scope.identity().isUser())
        .map(RlsScope::identity)
        // Carried work may run on the thread of somebody else's request.
        .orElseGet(() -> Carried.caller().map(Supplier::get)
            .orElseGet(() -> identityOf(inRequest() ? principal() : Optional.empty())));
  }

  /**
   * Like {@link #identity()}, for a method that is about to run. One of a WebSocket endpoint works for who has connected,
   * whoever's thread calls it: somebody else's request may close the connection.
   *
   * @param call the method
   * @return a user or nobody
   */
  public RlsIdentity identity(InvocationContext call) {
    Optional<Principal> connected = WebSocketCaller.of(call).filter(CallerIdentity::hasSignedIn);
    return connected.isPresent() ? identityOf(connected) : identity();
  }

  /**
   * Tells whom a request is for whose thread submits work. The principal is read here, where it can be trusted, and the
   * user is looked up where the work needs one.
   *
   * @return tells the identity, or throws what refuses the caller; nobody on other threads. Nobody is carried as well,
   *     since the work may run on the thread of somebody's request
   */
  public Supplier<RlsIdentity> toCarry() {
    return inRequest() ? principal().map(this::toCarry).orElse(CallerIdentity::nobody) : CallerIdentity::nobody;
  }

  private Supplier<RlsIdentity> toCarry(Principal caller) {
    try {
      Identity known = resolvers.resolve(caller);
      return () -> RlsIdentity.of(users.idOf(known));
    } catch (SharedDbException e) {
      return () -> {
        throw e;
      };
    }
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

  private RlsIdentity identityOf(Optional<Principal> caller) {
    return caller.map(known -> RlsIdentity.of(users.idOf(resolvers.resolve(known))))
        .orElseGet(CallerIdentity::nobody);
  }

  /** WildFly has a SecurityContext only for applications that use Jakarta Security. */
  private Optional<Principal> principal() {
    Principal caller = security.isResolvable()
        ? security.get().getCallerPrincipal()
        : request.get().getUserPrincipal();
    return Optional.ofNullable(caller).filter(CallerIdentity::hasSignedIn);
  }

  private static boolean hasSignedIn(Principal caller) {
    return caller.getName() == null || !NOT_SIGNED_IN.contains(caller.getName());
  }

  private static RlsIdentity nobody() {
    if (StartUp.settings().callers().unauthenticated() == Unauthenticated.REFUSE) {
      throw new NoCallerException(Message.NOBODY_REFUSED);
    }
    return RlsIdentity.NOBODY;
  }
}
