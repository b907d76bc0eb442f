// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.identity;

import jakarta.interceptor.InvocationContext;
import jakarta.websocket.Session;
import java.lang.annotation.Annotation;
import java.security.Principal;
import java.util.Arrays;
import java.util.Optional;

/**
 * Who has connected, where the method of a WebSocket endpoint is called. No request is served then, and what principal
 * the thread has is up to the server; the session's is the one of the handshake.
 */
final class WebSocketCaller {

  private static final String API = "jakarta.websocket";

  private WebSocketCaller() {
  }

  /** Only for the endpoint's own methods: to others a session may be handed that is somebody else's. */
  static boolean isEndpoint(InvocationContext call) {
    return Arrays.stream(call.getMethod().getAnnotations()).anyMatch(WebSocketCaller::isOfWebSocket);
  }

  /** Empty when nobody has signed in, or the method takes no session. */
  static Optional<Principal> of(InvocationContext call) {
    return OfEndpoint.principal(call.getParameters());
  }

  private static boolean isOfWebSocket(Annotation annotation) {
    return annotation.annotationType().getPackageName().equals(API);
  }

  /** Loaded only where a server has the API. */
  private static final class OfEndpoint {

    private OfEndpoint() {
    }

    static Optional<Principal> principal(Object[] parameters) {
      return Arrays.stream(parameters).filter(Session.class::isInstance).map(Session.class::cast).findFirst()
          .map(Session::getUserPrincipal);
    }
  }
}
