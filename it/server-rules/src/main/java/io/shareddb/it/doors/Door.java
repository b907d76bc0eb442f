// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.doors;

/** A way by which work enters an application, and who it is then. */
public enum Door {
  REST_RESOURCE(Who.CALLER),
  SERVLET(Who.CALLER),
  WEBSOCKET(Who.CALLER),
  WEBSOCKET_CLOSED_BY_ANOTHER(Who.CALLER),
  EJB(Who.CALLER),
  BEAN_BY_CLASS(Who.CALLER),
  BEAN_BY_METHOD(Who.CALLER),
  BEAN_BY_STEREOTYPE(Who.CALLER),
  BEAN_BY_INHERITANCE(Who.CALLER),
  BEAN_OF_A_SESSION(Who.CALLER),
  OBSERVER(Who.CALLER),

  OBSERVER_ASYNC(Who.CALLER),
  OBSERVER_ASYNC_ON_MANAGED_EXECUTOR(Who.CALLER),
  MANAGED_EXECUTOR(Who.CALLER),
  MANAGED_SCHEDULED_EXECUTOR(Who.CALLER),
  COMPLETION_STAGE(Who.CALLER),
  EXECUTOR_OF_THE_APPLICATION(Who.CALLER),
  CDI_ASYNCHRONOUS(Who.CALLER),

  CONTEXTUAL_EJB_ASYNCHRONOUS(Who.CALLER),
  CONTEXTUAL_RAW_THREAD(Who.CALLER),
  CONTEXTUAL_OBSERVER_ASYNC(Who.CALLER),
  CONTEXTUAL_COMMON_POOL(Who.CALLER),
  CONTEXTUAL_COMPLETION_STAGE(Who.CALLER),
  CONTEXTUAL_VIRTUAL_THREAD(Who.CALLER),

  CONTEXTUAL_OF_A_RAW_THREAD(Who.NOBODY),
  EJB_ASYNCHRONOUS(Who.NOBODY),
  RAW_THREAD(Who.NOBODY),
  MANAGED_THREAD_FACTORY(Who.NOBODY),
  MANAGED_EXECUTOR_FROM_RAW_THREAD(Who.NOBODY),
  COMMON_POOL(Who.NOBODY),
  VIRTUAL_THREAD(Who.NOBODY),
  EJB_TIMER(Who.NOBODY),
  STARTUP(Who.NOBODY);

  /** For whom the work is done. */
  public enum Who {
    /** Whoever sent the request, or submitted the work. */
    CALLER,
    /** Nobody, whatever principal the server has left on the thread. */
    NOBODY
  }

  private final Who who;

  Door(Who who) {
    this.who = who;
  }

  public Who who() {
    return who;
  }
}
