// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.doors;

import io.shareddb.RlsScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnMessage;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;

/** An endpoint that is not told whose connection is closed. */
@RlsScoped
@Dependent
@ServerEndpoint("/doors/websocket-without-session")
public class WebSocketWithoutSessionDoor {

  @Inject
  private Beans.ByClass byClass;

  @Inject
  private Farewell farewell;

  @OnMessage
  public String stay(String text, Session session) {
    farewell.stay(session);
    return text;
  }

  @OnClose
  public void lookBack() {
    farewell.closed(byClass::look);
  }
}
