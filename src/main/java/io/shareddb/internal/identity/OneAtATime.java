// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.identity;

import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Does the same work once for all who ask for it at the same time.
 *
 * @param <T> the type of the result
 */
final class OneAtATime<T> {

  private final Map<Object, FutureTask<T>> running = new ConcurrentHashMap<>();

  /** Does the work, or waits for whoever does it already; what the work throws is thrown to all of them. */
  T call(Object key, Callable<T> work) {
    FutureTask<T> own = new FutureTask<>(work);
    FutureTask<T> other = running.putIfAbsent(key, own);
    if (other == null) {
      try {
        own.run();
      } finally {
        running.remove(key, own);
      }
    }
    try {
      return (other == null ? own : other).get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while another request signs the same caller in", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    }
  }
}
