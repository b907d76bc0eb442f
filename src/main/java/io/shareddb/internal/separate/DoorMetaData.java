// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.separate;

import java.lang.reflect.Method;
import java.sql.DatabaseMetaData;

/** What the driver tells about the database. Reads catalogs only, so it needs no user. */
final class DoorMetaData extends DoorProxy<DatabaseMetaData> {

  private final Door door;

  DoorMetaData(Door door, DatabaseMetaData target) {
    super(target);
    this.door = door;
  }

  @Override
  Object handle(Object proxy, Method method, Object[] arguments) throws Throwable {
    return method.getName().equals("getConnection") ? door.connection()
        : guarded(door, call(method, arguments), null, "");
  }
}
