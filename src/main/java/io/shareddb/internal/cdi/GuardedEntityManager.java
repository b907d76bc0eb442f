// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.cdi;

import io.shareddb.internal.context.RlsScope;
import jakarta.persistence.EntityManager;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/**
 * The container's EntityManager, with one question ahead of every call: is this transaction still the user's? Without
 * it a second user could persist into the first one's transaction, or read from its first-level cache, without any SQL
 * that the door could refuse.
 */
final class GuardedEntityManager {

  private GuardedEntityManager() {
  }

  static EntityManager guard(EntityManager target) {
    InvocationHandler handler = (proxy, method, arguments) -> {
      if (method.getName().equals("equals")) {
        return proxy == arguments[0];
      }
      if (method.getDeclaringClass() != Object.class) {
        RlsScope.refuseSwitch();
      }
      try {
        return method.invoke(target, arguments);
      } catch (InvocationTargetException e) {
        throw e.getCause();
      }
    };
    return (EntityManager) Proxy.newProxyInstance(GuardedEntityManager.class.getClassLoader(),
        new Class<?>[] {EntityManager.class}, handler);
  }
}
