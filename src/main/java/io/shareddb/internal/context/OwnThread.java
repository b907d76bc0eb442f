// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.context;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Work for another user than the caller's, whose transaction may be open on the caller's thread. */
public final class OwnThread {

  private OwnThread() {
  }

  /**
   * Does the work on a thread of its own, on which there is no scope and no transaction, and waits for it.
   *
   * @param name the thread's name
   * @param work what to do
   * @param <T> the type of the result
   * @return what the work returns
   * @throws Exception what the work throws
   */
  public static <T> T call(String name, Callable<T> work) throws Exception {
    FutureTask<T> task = new FutureTask<>(work);
    new Thread(task, name).start();
    try {
      return task.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }
}
