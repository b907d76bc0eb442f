// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.logging;

import io.shareddb.internal.context.RlsIdentity;
import io.shareddb.internal.context.RlsScope;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tells the logging library, where it keeps a context of the thread (MDC), for whom the thread works and why. By name:
 * the application may have the one, the other, or none, and none is ours.
 */
public final class LogContext {

  private static final String USER = "shared_db.user";
  private static final String REAL_USER = "shared_db.real_user";
  private static final String REASON = "shared_db.reason";

  private final MethodHandle put;
  private final MethodHandle remove;

  private LogContext(MethodHandle put, MethodHandle remove) {
    this.put = put;
    this.remove = remove;
  }

  /**
   * Looks for a library, and has it told of every scope from here on.
   *
   * @param loader the application's
   */
  public static void install(ClassLoader loader) {
    Stream.of(of(loader, "org.slf4j.MDC", String.class), of(loader, "org.jboss.logging.MDC", Object.class))
        .flatMap(Optional::stream).findFirst()
        .ifPresent(context -> RlsScope.onChange(context::show));
  }

  private static Optional<LogContext> of(ClassLoader loader, String type, Class<?> value) {
    try {
      Class<?> mdc = Class.forName(type, true, loader);
      MethodHandles.Lookup lookup = MethodHandles.publicLookup();
      Class<?> result = type.contains("jboss") ? Object.class : void.class;
      return Optional.of(new LogContext(
          lookup.findStatic(mdc, "put", MethodType.methodType(result, String.class, value))
              .asType(MethodType.methodType(void.class, String.class, String.class)),
          lookup.findStatic(mdc, "remove", MethodType.methodType(void.class, String.class))));
    } catch (ReflectiveOperationException | LinkageError e) {
      return Optional.empty();
    }
  }

  private void show(Optional<RlsIdentity> identity) {
    set(USER, identity.flatMap(RlsIdentity::userId).map(Object::toString));
    set(REAL_USER, identity.map(RlsIdentity::realUser).filter(user -> !user.isEmpty()));
    set(REASON, identity.map(RlsIdentity::reason).filter(reason -> !reason.isEmpty()));
  }

  /** A log without context is no reason to fail. */
  private void set(String key, Optional<String> value) {
    try {
      if (value.isPresent()) {
        put.invokeExact(key, value.get());
      } else {
        remove.invokeExact(key);
      }
    } catch (Throwable e) {
      System.getLogger(LogContext.class.getName()).log(System.Logger.Level.DEBUG, "the log's context", e);
    }
  }
}
