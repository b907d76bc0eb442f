// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.datasource;

import io.shareddb.internal.Message;
import java.util.concurrent.atomic.AtomicBoolean;

/** A server whose process does not end with its only application, so that a supervisor takes it for healthy. */
public final class ServerThatStays {

  private static final System.Logger LOG = System.getLogger(ServerThatStays.class.getName());
  private static final AtomicBoolean WARNED = new AtomicBoolean();

  private ServerThatStays() {
  }

  /** Says once how the process can be made to end, where the server is one of those. */
  public static void warn() {
    if (isHere() && WARNED.compareAndSet(false, true)) {
      LOG.log(System.Logger.Level.WARNING, Message.SERVER_STAYS_UP.with());
    }
  }

  /** Whether it is Payara Micro. */
  static boolean isHere() {
    return ClassLoader.getSystemResource("fish/payara/micro/boot/PayaraMicroLauncher.class") != null;
  }
}
