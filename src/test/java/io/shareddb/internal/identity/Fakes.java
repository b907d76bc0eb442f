// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.identity;

import jakarta.enterprise.inject.Instance;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;

/** What a container would inject. */
final class Fakes {

  private Fakes() {
  }

  /** Gives an object whose methods answer by their names; others throw. */
  static <T> T answering(Class<T> type, Map<String, ?> answers) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
      if (answers.containsKey(method.getName())) {
        return answers.get(method.getName());
      }
      if (method.getName().equals("toString")) {
        return type.getSimpleName();
      }
      throw new IllegalStateException("not asked for: " + method.getName());
    }));
  }

  /** Gives a request of a session, that keeps attributes. */
  static HttpServletRequest request(String httpMethod) {
    Map<String, Object> attributes = new HashMap<>();
    HttpSession session = answering(HttpSession.class, Map.of());
    return (HttpServletRequest) Proxy.newProxyInstance(Fakes.class.getClassLoader(), new Class<?>[] {HttpServletRequest.class},
        (self, method, arguments) -> switch (method.getName()) {
          case "getMethod" -> httpMethod;
          case "getSession" -> session;
          case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
          case "getAttribute" -> attributes.get(arguments[0]);
          default -> throw new IllegalStateException("not asked for: " + method.getName());
        });
  }

  @SuppressWarnings("unchecked")
  static <T> Instance<T> instance(T value) {
    return answering(Instance.class, Map.of("isResolvable", true, "get", value));
  }
}
