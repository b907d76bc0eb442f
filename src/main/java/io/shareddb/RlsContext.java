// SPDX-License-Identifier: Apache-2.0
package io.shareddb;

import io.shareddb.internal.context.IdentityInForce;
import io.shareddb.internal.context.RlsIdentity;
import io.shareddb.internal.context.RlsScope;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/**
 * Says in the program who works, where no {@link RlsScoped} can: on a thread of your own, in a job, in a test.
 *
 * <p>Scopes nest. The previous one is back when the inner ends, whatever was thrown. Within one transaction nobody may
 * become a user, but a user stays that user: what uses the transaction in the scope of another one is refused with
 * {@link UserSwitchInTransactionException}, before any SQL; a bean that starts a transaction of its own is not.
 */
public final class RlsContext {

  private RlsContext() {
  }

  /**
   * Gives the user for whom SQL on this thread runs now: the transaction's, else the scope's.
   *
   * @return empty for nobody and outside any scope
   */
  public static Optional<UUID> currentUserId() {
    return IdentityInForce.now().userId();
  }

  /**
   * Runs work for a user. Whoever can call this can be anyone: check first that the user may be worked for.
   *
   * @param userId the user's id in {@code users}
   * @param work what to do
   */
  public static void runAs(UUID userId, Runnable work) {
    run(RlsIdentity.of(userId), work);
  }

  /**
   * Like {@link #runAs}, with a result.
   *
   * @param userId the user's id in {@code users}
   * @param work what to do
   * @param <T> the type of the result
   * @return what the work returns
   * @throws Exception what the work throws
   */
  public static <T> T callAs(UUID userId, Callable<T> work) throws Exception {
    return RlsScope.call(RlsIdentity.of(userId), true, work);
  }

  /**
   * Runs work as nobody: no rows, and refused writes.
   *
   * @param work what to do
   */
  public static void runAsNobody(Runnable work) {
    run(RlsIdentity.NOBODY, work);
  }

  /**
   * Like {@link #runAsNobody}, with a result.
   *
   * @param work what to do
   * @param <T> the type of the result
   * @return what the work returns
   * @throws Exception what the work throws
   */
  public static <T> T callAsNobody(Callable<T> work) throws Exception {
    return RlsScope.call(RlsIdentity.NOBODY, true, work);
  }

  /**
   * Makes work that keeps the scope of this moment on whichever thread it runs. For threads that no server manages; its
   * executors carry the scope by themselves.
   *
   * @param work what to do
   * @return the same work, in the scope that is open now, or in none
   */
  public static Runnable contextual(Runnable work) {
    Optional<RlsIdentity> identity = RlsScope.current().map(RlsScope::identity);
    return () -> {
      Runnable restore = RlsScope.install(identity);
      try {
        work.run();
      } finally {
        restore.run();
      }
    };
  }

  /**
   * Like {@link #contextual(Runnable)}, with a result.
   *
   * @param work what to do
   * @param <T> the type of the result
   * @return the same work, in the scope that is open now, or in none
   */
  public static <T> Callable<T> contextual(Callable<T> work) {
    Optional<RlsIdentity> identity = RlsScope.current().map(RlsScope::identity);
    return () -> {
      Runnable restore = RlsScope.install(identity);
      try {
        return work.call();
      } finally {
        restore.run();
      }
    };
  }

  private static void run(RlsIdentity identity, Runnable work) {
    try {
      RlsScope.call(identity, true, Executors.callable(work));
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new AssertionError("a Runnable threw a checked exception", e);
    }
  }
}
