// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.doors;

import io.shareddb.RlsScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnMessage;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;

/** An endpoint with a scope of its own. Its session tells who has connected. For Open Liberty it has to be a bean. */
@RlsScoped
@Dependent
@ServerEndpoint("/doors/websocket")
public class WebSocketDoor {

  @Inject
  private Sight sight;

  @Inject
  private Beans.ByClass byClass;

  @Inject
  private Farewell farewell;

  @OnMessage
  public String look(String inTransaction, Session session) {
    if (inTransaction.equals(DoorWalk.STAY)) {
      farewell.stay(session);
      return inTransaction;
    }
    Visit visit = Visit.of(Boolean.parseBoolean(inTransaction));
    return Doors.answer(sight.look(visit), visit);
  }

  @OnClose
  public void lookBack(Session session) {
    farewell.closed(session, byClass::look);
  }
}
