// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.doors;

import static io.shareddb.RlsContext.contextual;
import static io.shareddb.RlsContext.contextualSupplier;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Goes through a door, and waits for what is seen behind it. */
@ApplicationScoped
public class Doors {

  @Inject
  private Beans.ByClass byClass;

  @Inject
  private Beans.ByMethod byMethod;

  @Inject
  private Beans.ByStereotype byStereotype;

  @Inject
  private Beans.ByInheritance byInheritance;

  @Inject
  private Beans.OfASession ofASession;

  @Inject
  private Farewell farewell;

  @Inject
  private EventDoor events;

  @Inject
  private EjbDoor ejb;

  @Inject
  private TimerDoor timer;

  @Inject
  private StartupDoor startup;

  @Inject
  private FourThreads ownExecutor;

  @Inject
  private Cleared cleared;

  @Resource
  private ManagedExecutorService executor;

  @Resource
  private ManagedScheduledExecutorService scheduler;

  @Resource
  private ManagedThreadFactory threads;

  static String answer(String seen, Visit visit) {
    return seen + " in " + visit.calls() + " call";
  }

  /** What a refusal says is seen, too: it would end the start, and a timer would only be tried again. */
  static String orRefusal(Supplier<String> look) {
    try {
      return look.get();
    } catch (RuntimeException e) {
      return e.getMessage();
    }
  }

  String go(Door door, Visit visit) throws Exception {
    Callable<String> work = () -> byClass.look(visit);
    return switch (door) {
      case EJB -> visit.inTransaction() ? ejb.look(visit) : ejb.lookWithout(visit);
      case BEAN_BY_CLASS -> byClass.look(visit);
      case BEAN_BY_METHOD -> byMethod.look(visit);
      case BEAN_BY_STEREOTYPE -> byStereotype.look(visit);
      case BEAN_BY_INHERITANCE -> byInheritance.look(visit);
      case BEAN_OF_A_SESSION -> ofASession.look(visit);
      case WEBSOCKET_CLOSED_BY_ANOTHER, WEBSOCKET_WITHOUT_SESSION_CLOSED_BY_ANOTHER -> farewell.close(visit);
      case OBSERVER -> events.fire(visit);
      case OBSERVER_ASYNC -> events.fireAsync(visit).get();
      case OBSERVER_ASYNC_ON_MANAGED_EXECUTOR -> events.fireAsync(visit, executor).get();
      case MANAGED_EXECUTOR -> executor.submit(work).get();
      case MANAGED_SCHEDULED_EXECUTOR -> scheduler.schedule(work, 1, TimeUnit.MILLISECONDS).get();
      case COMPLETION_STAGE -> executor.supplyAsync(() -> visit).thenApplyAsync(byClass::look).get();
      case EXECUTOR_OF_THE_APPLICATION -> ownExecutor.submit(work).get();
      case CDI_ASYNCHRONOUS -> byClass.lookLater(visit).toCompletableFuture().get();
      case CONTEXTUAL_EJB_ASYNCHRONOUS -> ejb.callLater(contextual(work)).get();
      case CONTEXTUAL_RAW_THREAD -> on(Thread::new, contextual(work));
      case CONTEXTUAL_OBSERVER_ASYNC -> events.fireAsync(visit, contextual(ForkJoinPool.commonPool())).get();
      case CONTEXTUAL_COMMON_POOL -> CompletableFuture.supplyAsync(contextualSupplier(() -> byClass.look(visit))).get();
      case CONTEXTUAL_COMPLETION_STAGE -> CompletableFuture.supplyAsync(() -> visit)
          .thenApplyAsync(byClass::look, contextual(ForkJoinPool.commonPool())).get();
      case CONTEXTUAL_VIRTUAL_THREAD -> on(virtual(), contextual(work));
      // On the thread of the request, whose caller it is not for.
      case CONTEXTUAL_OF_A_RAW_THREAD -> on(Thread::new, () -> contextual(work)).call();
      case EJB_ASYNCHRONOUS -> (visit.inTransaction() ? ejb.lookLater(visit) : ejb.lookLaterWithout(visit)).get();
      case MANAGED_THREAD_FACTORY -> on(threads, work);
      case RAW_THREAD -> on(Thread::new, work);
      case MANAGED_EXECUTOR_FROM_RAW_THREAD -> on(Thread::new, () -> executor.submit(work).get());
      // Whoever waits for a task of the pool itself may do the task.
      case COMMON_POOL -> CompletableFuture.supplyAsync(() -> byClass.look(visit), ForkJoinPool.commonPool()).get();
      case VIRTUAL_THREAD -> on(virtual(), work);
      // WildFly wraps what such work throws.
      case CLEARED_CONTEXT -> cleared.call(() -> orRefusal(() -> byClass.look(visit)));
      case EJB_TIMER -> timer.set(visit).get();
      case STARTUP -> startup.seen(visit);
      default -> throw new IllegalArgumentException(door + " has an address of its own");
    };
  }

  private static <T> T on(ThreadFactory factory, Callable<T> work) throws Exception {
    FutureTask<T> task = new FutureTask<>(work);
    factory.newThread(task).start();
    return task.get();
  }

  /** From Java 21 on; before, a thread like any other. */
  private static ThreadFactory virtual() throws ReflectiveOperationException {
    if (Runtime.version().feature() < 21) {
      return Thread::new;
    }
    Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
    return (ThreadFactory) Class.forName("java.lang.Thread$Builder").getMethod("factory").invoke(builder);
  }
}
