// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.datasource;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.Connection;

/** What every connection of ours that stands before another one does with a call that is none of its business. */
final class Delegation {

  private Delegation() {
  }

  /** Calls the connection behind, and throws what that throws. */
  static Object call(Connection target, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
