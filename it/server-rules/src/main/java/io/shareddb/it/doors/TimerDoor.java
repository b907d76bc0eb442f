// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.doors;

import io.shareddb.RlsScoped;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Timeout;
import jakarta.ejb.Timer;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;

/** An EJB timer; whoever sets it does not work in it. */
@Singleton
@TransactionManagement(TransactionManagementType.BEAN)
public class TimerDoor {

  @Resource
  private TimerService timers;

  @Inject
  private Beans.ByClass byClass;

  private final Map<String, EventDoor.Happened> waiting = new ConcurrentHashMap<>();

  public Future<String> set(Visit visit) {
    String id = UUID.randomUUID().toString();
    CompletableFuture<String> seen = new CompletableFuture<>();
    waiting.put(id, new EventDoor.Happened(visit, seen));
    timers.createSingleActionTimer(1, new TimerConfig(id, false));
    return seen;
  }

  @Timeout
  @RlsScoped
  void look(Timer timer) {
    EventDoor.Happened set = waiting.remove(timer.getInfo().toString());
    set.seen().complete(Doors.orRefusal(() -> byClass.look(set.visit())));
  }
}
