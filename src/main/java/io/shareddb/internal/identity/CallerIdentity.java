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
import jakarta.inject.Inject;
import jakarta.interceptor.InvocationContext;
import java.security.Principal;
import java.util.Optional;
import java.util.function.Supplier;

/** Answers the interceptor's question: who is it? */
@ApplicationScoped
public class CallerIdentity {

  @Inject
  private RequestCaller request;

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
            .orElseGet(() -> identityOf(request.principal())));
  }

  /**
   * Tells whether a method is one of a WebSocket endpoint. It works for who has connected, and so does what it calls,
   * whoever's thread it is on: somebody else's request may close the connection.
   *
   * @param call the method
   * @return whether to ask {@link #ofConnection}
   */
  public static boolean isEndpoint(InvocationContext call) {
    return WebSocketCaller.isEndpoint(call);
  }

  /**
   * Gives who has connected.
   *
   * @param call a method of a WebSocket endpoint
   * @return a user or nobody
   */
  public RlsIdentity ofConnection(InvocationContext call) {
    return identityOf(WebSocketCaller.of(call).filter(RequestCaller::hasSignedIn));
  }

  /**
   * Tells whom a request is for whose thread submits work. The principal is read here, where it can be trusted, and the
   * user is looked up where the work needs one.
   *
   * @return tells the identity, or throws what refuses the caller; nobody on other threads. Nobody is carried as well,
   *     since the work may run on the thread of somebody's request
   */
  public Supplier<RlsIdentity> toCarry() {
    return request.principal().map(this::toCarry).orElse(CallerIdentity::nobody);
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

  private RlsIdentity identityOf(Optional<Principal> caller) {
    return caller.map(known -> RlsIdentity.of(users.idOf(resolvers.resolve(known))))
        .orElseGet(CallerIdentity::nobody);
  }

  /**
   * Gives nobody.
   *
   * @return {@link RlsIdentity#NOBODY}
   * @throws NoCallerException where the configuration refuses that
   */
  public static RlsIdentity nobody() {
    if (StartUp.settings().callers().unauthenticated() == Unauthenticated.REFUSE) {
      throw new NoCallerException(Message.NOBODY_REFUSED);
    }
    return RlsIdentity.NOBODY;
  }
}
