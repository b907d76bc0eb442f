// SPDX-License-Identifier: Apache-2.0
package io.shareddb;

import io.shareddb.internal.context.Carried;
import io.shareddb.internal.context.IdentityInForce;
import io.shareddb.internal.context.RlsIdentity;
import io.shareddb.internal.context.RlsScope;
import io.shareddb.internal.identity.ActAs;
import io.shareddb.internal.identity.AsSystem;
import jakarta.enterprise.inject.spi.CDI;
import io.shareddb.internal.identity.Submitter;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * Says in the program who works, where no {@link RlsScoped} can: on a thread of your own, in a job, in a test.
 *
 * <p>Scopes nest. The previous one is back when the inner ends, whatever was thrown. Within one transaction nobody may
 * become a user, but a user stays that user: what uses the transaction in the scope of another one, or of nobody, is
 * refused with {@link UserSwitchInTransactionException}, before any SQL; a bean that starts a transaction of its own is
 * not.
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
    run(of(userId), work);
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
    return RlsScope.call(of(userId), true, work);
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
   * Runs work for another user in the name of the caller, who needs the leave of the application's
   * {@link io.shareddb.spi.ActAsPolicy}. The work has that user's rights and no others; the audit keeps both, and the
   * reason. It does not nest, and like every second user it wants a transaction of its own.
   *
   * @param userId the user's id in {@code users}
   * @param reason why: one line, at most 500 characters
   * @param work what to do
   * @param <T> the type of the result
   * @return what the work returns
   * @throws NoCallerException when nobody is signed in who could act
   * @throws ActAsDeniedException when no policy allows it, when the caller acts for somebody already, and when there is
   *     no such user
   * @throws SharedDbException when the reason cannot be used
   * @throws Exception what the work throws
   */
  public static <T> T actAs(UUID userId, String reason, Callable<T> work) throws Exception {
    return CDI.current().select(ActAs.class).get().call(userId, reason, work);
  }

  /**
   * Like {@link #actAs(UUID, String, Callable)}, without a result.
   *
   * @param userId the user's id in {@code users}
   * @param reason why: one line, at most 500 characters
   * @param work what to do
   */
  public static void actAs(UUID userId, String reason, Runnable work) {
    unchecked(() -> actAs(userId, reason, Executors.callable(work)));
  }

  /**
   * Does what no user does: a nightly job, a clean-up. The work gets a connection that may see and change every user's
   * rows, by a login of its own ({@code shared-db.system-url}), in a transaction of its own, outside of the caller's. The
   * audit keeps the reason, and the caller if there is one. The shared EntityManager is refused meanwhile.
   *
   * @param reason why: one line, at most 500 characters
   * @param work what to do
   * @param <T> the type of the result
   * @return what the work returns, when it has been committed
   * @throws SystemWorkRefusedException when it is not configured, and for everything that is not the work's to do
   * @throws OutcomeUnknownException when the connection broke at the commit
   * @throws SharedDbException when the reason cannot be used
   * @throws Exception what the work throws
   */
  public static <T> T asSystem(String reason, SystemWork<T> work) throws Exception {
    return CDI.current().select(AsSystem.class).get().call(reason, work);
  }

  /**
   * Makes work that keeps the user of this moment on whichever thread it runs: the open scope, else the caller of the
   * request that this thread serves. For threads that no server manages; its executors do this by themselves.
   *
   * @param work what to do
   * @return the same work, for whoever works here now, or for nobody
   */
  public static Runnable contextual(Runnable work) {
    return runnable(Submitter.carried(), work);
  }

  /**
   * Like {@link #contextual(Runnable)}, with a result.
   *
   * @param work what to do
   * @param <T> the type of the result
   * @return the same work, for whoever works here now, or for nobody
   */
  public static <T> Callable<T> contextual(Callable<T> work) {
    Carried carried = Submitter.carried();
    return () -> {
      Runnable restore = carried.install();
      try {
        return work.call();
      } finally {
        restore.run();
      }
    };
  }

  /**
   * Like {@link #contextual(Runnable)}, for {@code CompletableFuture.supplyAsync}. It has a name of its own because a
   * lambda could be a Callable as well.
   *
   * @param work what to do
   * @param <T> the type of the result
   * @return the same work, for whoever works here now, or for nobody
   */
  public static <T> Supplier<T> contextualSupplier(Supplier<T> work) {
    Carried carried = Submitter.carried();
    return () -> {
      Runnable restore = carried.install();
      try {
        return work.get();
      } finally {
        restore.run();
      }
    };
  }

  /**
   * Like {@link #contextual(Runnable)}, for all that an executor is given: the stages of a CompletionStage, the
   * observers of an asynchronous event. All of it works for the user of this moment, whoever hands it to the executor.
   *
   * @param executor where the work runs
   * @return an executor for one user's work; not to be kept for another's
   */
  public static Executor contextual(Executor executor) {
    Carried carried = Submitter.carried();
    return work -> executor.execute(runnable(carried, work));
  }

  private static Runnable runnable(Carried carried, Runnable work) {
    return () -> {
      Runnable restore = carried.install();
      try {
        work.run();
      } finally {
        restore.run();
      }
    };
  }

  /** Whoever acts for a user still does when the work names that user again. */
  private static RlsIdentity of(UUID userId) {
    RlsIdentity identity = RlsIdentity.of(userId);
    return RlsScope.current().map(RlsScope::identity)
        .filter(open -> open.isActedFor() && open.setting().equals(identity.setting()))
        .orElse(identity);
  }

  private static void run(RlsIdentity identity, Runnable work) {
    unchecked(() -> RlsScope.call(identity, true, Executors.callable(work)));
  }

  private static void unchecked(Callable<?> work) {
    try {
      work.call();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new AssertionError("a Runnable threw a checked exception", e);
    }
  }
}
