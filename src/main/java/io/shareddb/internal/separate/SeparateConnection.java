// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.separate;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.core.BaseConnection;

/** A connection whose every statement runs for the user in force. */
public final class SeparateConnection implements InvocationHandler {

  private final Connection target;
  private final UserSetting setting;

  private SeparateConnection(Connection target) throws SQLException {
    this.target = target;
    this.setting = new UserSetting(target.unwrap(BaseConnection.class));
  }

  /**
   * Wraps a connection.
   *
   * @param target a fresh connection of the driver
   * @return the same, with the user set
   * @throws SQLException when it is not a connection of pgjdbc
   */
  public static Connection wrap(Connection target) throws SQLException {
    return proxy(Connection.class, new SeparateConnection(target));
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
    switch (method.getName()) {
      case "equals" -> {
        return proxy == arguments[0];
      }
      case "hashCode" -> {
        return System.identityHashCode(proxy);
      }
      default -> { }
    }
    Object result = endsTransaction(method) ? ending(method, arguments) : call(target, method, arguments);
    String sql = arguments != null && arguments.length > 0 && arguments[0] instanceof String text ? text : "";
    Connection self = (Connection) proxy;
    if (result instanceof CallableStatement statement) {
      return proxy(CallableStatement.class, statement(self, statement, sql));
    } else if (result instanceof PreparedStatement statement) {
      return proxy(PreparedStatement.class, statement(self, statement, sql));
    } else if (result instanceof Statement statement) {
      return proxy(Statement.class, statement(self, statement, sql));
    }
    return result;
  }

  private static boolean endsTransaction(Method method) {
    return switch (method.getName()) {
      case "commit", "rollback", "setAutoCommit" -> true;
      default -> false;
    };
  }

  private Object ending(Method method, Object[] arguments) throws Throwable {
    try {
      return call(target, method, arguments);
    } finally {
      setting.forget();
    }
  }

  private InvocationHandler statement(Connection self, Statement statement, String prepared) {
    return (proxy, method, arguments) -> {
      switch (method.getName()) {
        case "getConnection" -> {
          return self;
        }
        case "equals" -> {
          return proxy == arguments[0];
        }
        case "hashCode" -> {
          return System.identityHashCode(proxy);
        }
        default -> { }
      }
      if (!method.getName().startsWith("execute")) {
        return call(statement, method, arguments);
      }
      // A batch of a plain Statement has no text here, and no first word means: it touches rows.
      String sql = arguments != null && arguments.length > 0 && arguments[0] instanceof String text ? text : prepared;
      return setting.run(sql, () -> call(statement, method, arguments));
    };
  }

  private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(SeparateConnection.class.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
