// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.identity;

import jakarta.enterprise.inject.Instance;
import java.lang.reflect.Proxy;
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

  @SuppressWarnings("unchecked")
  static <T> Instance<T> instance(T value) {
    return answering(Instance.class, Map.of("isResolvable", true, "get", value));
  }
}
