// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.separate;

import java.lang.reflect.Method;
import java.sql.ResultSet;
import java.sql.Statement;

/** A statement that runs for the user in force. */
final class DoorStatement extends DoorProxy<Statement> {

  private final Door door;
  private final String prepared;

  DoorStatement(Door door, Statement target, String prepared) {
    super(target);
    this.door = door;
    this.prepared = prepared;
  }

  @Override
  Object handle(Object proxy, Method method, Object[] arguments) throws Throwable {
    String name = method.getName();
    if (name.equals("getConnection")) {
      return door.connection();
    }
    Object result;
    if (!name.startsWith("execute")) {
      result = call(method, arguments);
    } else {
      // A batch of a plain Statement has no text here, and no first word means: it touches rows.
      String sql = arguments != null && arguments.length > 0 && arguments[0] instanceof String text ? text : prepared;
      result = door.setting().aloneInAutocommit() ? unfetched(sql, method, arguments)
          : door.setting().run(sql, () -> call(method, arguments));
    }
    return guarded(door, result, (Statement) proxy, "");
  }

  /** In autocommit the driver reads all rows at once; in the transaction that takes its place a cursor would be closed. */
  private Object unfetched(String sql, Method method, Object[] arguments) throws Throwable {
    int fetchSize = target().isClosed() ? 0 : target().getFetchSize();
    if (fetchSize == 0) {
      return door.setting().run(sql, () -> call(method, arguments));
    }
    target().setFetchSize(0);
    try {
      Object result = door.setting().run(sql, () -> call(method, arguments));
      if (result instanceof ResultSet rows) {
        rows.setFetchSize(fetchSize);
      }
      return result;
    } finally {
      target().setFetchSize(fetchSize);
    }
  }
}
