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
  private static final String ENDPOINT = API + ".Endpoint";
  private static final String HANDLER = API + ".MessageHandler";

  private WebSocketCaller() {
  }

  /** Only for the endpoint's own methods: to others a session may be handed that is somebody else's. */
  static boolean isEndpoint(InvocationContext call) {
    return Arrays.stream(call.getMethod().getAnnotations()).anyMatch(WebSocketCaller::isOfWebSocket)
        || isInherited(call.getMethod().getName(), call.getTarget().getClass());
  }

  /** Empty when nobody has signed in, or the method takes no session. */
  static Optional<Principal> of(InvocationContext call) {
    return OfEndpoint.principal(call.getParameters());
  }

  /** A programmatic endpoint has no annotations; whatever it overloads is taken for the endpoint's, too. */
  private static boolean isInherited(String method, Class<?> type) {
    return switch (method) {
      case "onOpen", "onClose", "onError" -> isA(ENDPOINT, type);
      case "onMessage" -> isA(HANDLER, type);
      default -> false;
    };
  }

  /** By name, since a server may lack the API. */
  private static boolean isA(String name, Class<?> type) {
    return type != null && (type.getName().equals(name) || isA(name, type.getSuperclass())
        || Arrays.stream(type.getInterfaces()).anyMatch(each -> isA(name, each)));
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
