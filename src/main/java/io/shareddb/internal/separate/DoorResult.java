// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.separate;

import java.lang.reflect.Method;
import java.sql.ResultSet;
import java.sql.Statement;

/** A result that leads back to its statement, and whose changes of rows are statements too. */
final class DoorResult extends DoorProxy<ResultSet> {

  private final Door door;
  private final Statement parent;

  /** Without a parent (the driver's own statements) the driver is asked for it. */
  DoorResult(Door door, ResultSet target, Statement parent) {
    super(target);
    this.door = door;
    this.parent = parent;
  }

  @Override
  Object handle(Object proxy, Method method, Object[] arguments) throws Throwable {
    return switch (method.getName()) {
      case "getStatement" -> parent != null ? parent : guarded(door, call(method, arguments), null, "");
      case "insertRow", "updateRow", "deleteRow", "refreshRow" ->
          door.setting().run(method.getName(), () -> call(method, arguments));
      default -> guarded(door, call(method, arguments), null, "");
    };
  }
}
