// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.identity;

import io.shareddb.internal.context.Carried;
import io.shareddb.internal.context.RlsIdentity;
import jakarta.enterprise.inject.spi.CDI;
import java.util.function.Supplier;

/** Finds out, from code that nothing is injected into, who submits work to another thread. */
public final class Submitter {

  private Submitter() {
  }

  /**
   * Takes down who works on this thread.
   *
   * @return the open scope, else the caller of the request, else nobody
   */
  public static Carried carried() {
    return Carried.of(Submitter::caller);
  }

  private static Supplier<RlsIdentity> caller() {
    try {
      return CDI.current().select(CallerIdentity.class).get().toCarry();
    } catch (RuntimeException e) {
      return () -> RlsIdentity.NOBODY; // The server submits work of its own, before and beside any application; that must not fail.
    }
  }
}
