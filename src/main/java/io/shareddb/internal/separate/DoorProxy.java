// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.separate;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * What the objects of one connection have in common: each gives out only objects that lead back to the same door, and
 * never the driver's own under an interface of JDBC.
 *
 * @param <T> the interface of JDBC
 */
abstract class DoorProxy<T> implements InvocationHandler {

  private final T target;

  DoorProxy(T target) {
    this.target = target;
  }

  /** Gives the driver's object. */
  final T target() {
    return target;
  }

  @Override
  public final Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
    return switch (method.getName()) {
      case "equals" -> proxy == arguments[0];
      case "hashCode" -> System.identityHashCode(proxy);
      case "isWrapperFor" -> ((Class<?>) arguments[0]).isInstance(proxy) || (boolean) call(method, arguments);
      case "unwrap" -> ((Class<?>) arguments[0]).isInstance(proxy) ? proxy : call(method, arguments);
      default -> handle(proxy, method, arguments);
    };
  }

  /** Does what the method says. */
  abstract Object handle(Object proxy, Method method, Object[] arguments) throws Throwable;

  /** Calls the driver's object. */
  final Object call(Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  /** Puts what the driver gave out behind the door. */
  static Object guarded(Door door, Object given, Statement parent, String sql) throws SQLException {
    if (given instanceof CallableStatement statement) {
      return proxy(CallableStatement.class, new DoorStatement(door, statement, sql));
    } else if (given instanceof PreparedStatement statement) {
      return proxy(PreparedStatement.class, new DoorStatement(door, statement, sql));
    } else if (given instanceof Statement statement) {
      return proxy(Statement.class, new DoorStatement(door, statement, sql));
    } else if (given instanceof ResultSet rows) {
      return proxy(ResultSet.class, new DoorResult(door, rows, parent));
    } else if (given instanceof DatabaseMetaData data) {
      return proxy(DatabaseMetaData.class, new DoorMetaData(door, data));
    }
    return given;
  }

  static <I> I proxy(Class<I> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(DoorProxy.class.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
