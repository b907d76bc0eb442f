// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.demo;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;

/**
 * What must be gone when the demo ends: the last thing started is the first to go.
 *
 * <p>A signal may come while something is starting. Starting and removing therefore exclude each other: the remover
 * waits until the step under way has handed over what it made, and no step begins after it.
 */
final class Leftovers implements AutoCloseable {

  private final Deque<AutoCloseable> kept = new ArrayDeque<>();
  private boolean closed;

  /**
   * Runs one step and remembers what it made.
   *
   * @param step starts something
   * @param <T> what has to be closed
   * @return what was made
   * @throws Exception whatever the step throws
   * @throws CancellationException when the demo is ending
   */
  synchronized <T extends AutoCloseable> T keep(Callable<T> step) throws Exception {
    if (closed) {
      throw new CancellationException("The demo is ending");
    }
    T made = step.call();
    kept.push(made);
    return made;
  }

  /**
   * Tells whether the end has begun.
   *
   * @return true once {@link #close()} was called
   */
  synchronized boolean closed() {
    return closed;
  }

  @Override
  public synchronized void close() {
    closed = true;
    while (!kept.isEmpty()) {
      try {
        kept.pop().close();
      } catch (Exception e) {
        // The rest must go all the same.
        System.err.println("Left behind: " + e.getMessage());
      }
    }
  }
}
