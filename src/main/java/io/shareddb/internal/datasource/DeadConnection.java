// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.datasource;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.Set;

/**
 * Lets WildFly's pool (IronJacamar) see that a connection has died. It proves no connection of a pool that an application
 * defines, and takes no SQLException for fatal there, so that it would hand a dead one out for ever; an unchecked
 * exception it does take for fatal, and makes a new connection.
 */
final class DeadConnection implements InvocationHandler {

  private static final Set<String> ALLOWED_ON_A_DEAD_ONE = Set.of("close", "abort", "isClosed", "isValid", "unwrap",
      "isWrapperFor", "toString", "hashCode", "equals");

  private final Connection target;

  private DeadConnection(Connection target) {
    this.target = target;
  }

  static Connection of(Connection connection) {
    return (Connection) Proxy.newProxyInstance(DeadConnection.class.getClassLoader(), new Class<?>[] {Connection.class},
        new DeadConnection(connection));
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
    if (!ALLOWED_ON_A_DEAD_ONE.contains(method.getName()) && target.isClosed()) {
      throw new IllegalStateException("The connection to PostgreSQL has died; the pool makes a new one.");
    }
    if (method.getName().equals("equals")) {
      return proxy == arguments[0];
    }
    return Delegation.call(target, method, arguments);
  }
}
