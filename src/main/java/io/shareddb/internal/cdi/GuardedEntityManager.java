// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.cdi;

import io.shareddb.RowNotVisibleException;
import io.shareddb.SystemWorkRefusedException;
import io.shareddb.internal.Message;
import io.shareddb.internal.context.IdentityInForce;
import io.shareddb.internal.context.RlsScope;
import io.shareddb.internal.context.TransactionIdentity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.OptimisticLockException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/**
 * The container's EntityManager, with one question ahead of every call: is this transaction still the user's? Without
 * it a second user could persist into the first one's transaction, or read from its first-level cache, without any SQL
 * that the door could refuse. Outside a transaction that cache is empty at every call.
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
        RlsScope.useTransaction();
        refuseInSystemWork();
        forgetOthers(target);
      }
      try {
        return method.invoke(target, arguments);
      } catch (InvocationTargetException e) {
        if (e.getCause() instanceof OptimisticLockException conflict && method.getName().equals("merge")
            && isHidden(target, arguments[0])) {
          throw new RowNotVisibleException(conflict, Message.ROW_NOT_VISIBLE, arguments[0].getClass().getSimpleName());
        }
        throw e.getCause();
      }
    };
    return (EntityManager) Proxy.newProxyInstance(GuardedEntityManager.class.getClassLoader(),
        new Class<?>[] {EntityManager.class}, handler);
  }

  /** It would work for the caller, whatever the system's work has just seen or changed. */
  private static void refuseInSystemWork() {
    if (IdentityInForce.now().isSystem()) {
      throw new SystemWorkRefusedException(Message.SYSTEM_WITHOUT_JPA);
    }
  }

  /**
   * Outside a transaction nothing stays managed, but servers forget only what a call that succeeds has loaded: the rest
   * would be the next user's for as long as the request lasts. Whatever is to be written belongs to a transaction; where
   * it cannot be looked up, the EntityManager still knows it.
   */
  private static void forgetOthers(EntityManager target) {
    if (TransactionIdentity.key().isEmpty() && !target.isJoinedToTransaction()) {
      target.clear();
    }
  }

  /** To JPA a row that it does not find, of which somebody holds a version, is a conflict of versions. */
  private static boolean isHidden(EntityManager manager, Object entity) {
    try {
      Object id = manager.getEntityManagerFactory().getPersistenceUnitUtil().getIdentifier(entity);
      return manager.find(entity.getClass(), id) == null;
    } catch (RuntimeException e) {
      return false; // It could not be known.
    }
  }
}
