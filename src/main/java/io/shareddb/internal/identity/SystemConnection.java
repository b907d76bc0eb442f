// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.identity;

import io.shareddb.SystemWorkRefusedException;
import io.shareddb.internal.Message;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;

/** A connection whose transaction is not the work's to end, since the reason holds in that one only. */
final class SystemConnection implements InvocationHandler {

  private final Connection target;
  private volatile boolean ended;

  SystemConnection(Connection target) {
    this.target = target;
  }

  Connection guarded() {
    return (Connection) Proxy.newProxyInstance(SystemConnection.class.getClassLoader(), new Class<?>[] {Connection.class}, this);
  }

  /** The work is done: whoever kept the connection has nothing of it. */
  void end() {
    ended = true;
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
    String name = method.getName();
    if (name.equals("equals")) {
      return proxy == arguments[0];
    }
    if (name.equals("close")) {
      return null; // A work may be written with try-with-resources.
    }
    boolean ends = switch (name) {
      case "commit", "setAutoCommit", "abort" -> true;
      case "rollback" -> arguments == null;
      default -> false;
    };
    if (ends || ended) {
      throw new SystemWorkRefusedException(Message.SYSTEM_TRANSACTION, name);
    }
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
