// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.cdi;

import io.shareddb.internal.Message;
import io.shareddb.internal.context.RlsIdentity;
import io.shareddb.internal.context.RlsScope;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import javax.naming.InitialContext;

/** The server's own executor, which on Open Liberty carries nobody: work on it then sees no rows, and nobody knows why. */
final class DefaultExecutor {

  private static final System.Logger LOG = System.getLogger(DefaultExecutor.class.getName());
  private static final String NAME = "java:comp/DefaultManagedExecutorService";

  private DefaultExecutor() {
  }

  /** Gives it work in a scope, which says in the log whether the scope was lost on the way. Waits for nothing. */
  static void prove() {
    try {
      ManagedExecutorService executor = InitialContext.doLookup(NAME);
      RlsScope.call(RlsIdentity.NOBODY, true, () -> executor.submit(DefaultExecutor::warnWithoutScope));
    } catch (Exception | LinkageError e) {
      LOG.log(System.Logger.Level.DEBUG, e.getMessage(), e); // Some servers take no work while they start, or have no Concurrency.
    }
  }

  private static void warnWithoutScope() {
    if (RlsScope.current().isEmpty()) {
      LOG.log(System.Logger.Level.WARNING, Message.EXECUTOR_FORGETS.with(NAME));
    }
  }
}
