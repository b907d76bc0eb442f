// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.doors;

import io.shareddb.internal.context.Carried;
import io.shareddb.internal.context.RlsScope;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.List;

/** Looks into the variables of every thread. Payara Micro opens java.lang for that. */
public final class LeftBehind {

  private LeftBehind() {
  }

  /** Gives the threads that hold a scope or a carried caller, the asking one aside. */
  public static List<String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread != Thread.currentThread())
        .filter(thread -> holds(thread, RlsScope.class, "CURRENT") || holds(thread, Carried.class, "CALLER"))
        .map(Thread::getName).toList();
  }

  private static boolean holds(Thread thread, Class<?> owner, String variable) {
    try {
      Field field = owner.getDeclaredField(variable);
      field.setAccessible(true);
      Field locals = Thread.class.getDeclaredField("threadLocals");
      locals.setAccessible(true);
      Object map = locals.get(thread);
      if (map == null) {
        return false;
      }
      Method entry = map.getClass().getDeclaredMethod("getEntry", ThreadLocal.class);
      entry.setAccessible(true);
      Object held = entry.invoke(map, field.get(null));
      if (held == null) {
        return false;
      }
      Field value = held.getClass().getDeclaredField("value");
      value.setAccessible(true);
      return value.get(held) != null;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
