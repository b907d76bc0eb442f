// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.identity;

import static io.shareddb.internal.identity.Fakes.answering;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.interceptor.InvocationContext;
import jakarta.security.enterprise.CallerPrincipal;
import jakarta.websocket.CloseReason;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.OnClose;
import jakarta.websocket.Session;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A method of a WebSocket endpoint works for who has connected, however the endpoint is written. */
class WebSocketCallerTest {

  private static final CallerPrincipal ALICE = new CallerPrincipal("alice@example.com");
  private static final Session OF_ALICE = answering(Session.class, Map.of("getUserPrincipal", ALICE));

  @Test
  void anEndpointWithAnnotationsIsKnown() {
    assertThat(WebSocketCaller.isEndpoint(call(new Annotated(), "bye"))).isTrue();
    assertThat(WebSocketCaller.isEndpoint(call(new Annotated(), "onClose"))).as("a method of that name").isFalse();
  }

  @Test
  void anEndpointWithoutAnnotationsIsKnown() {
    for (String method : new String[] {"onOpen", "onClose", "onError"}) {
      InvocationContext call = call(new Chat(), method, OF_ALICE);
      assertThat(WebSocketCaller.isEndpoint(call)).as(method).isTrue();
      assertThat(WebSocketCaller.of(call)).as(method).contains(ALICE);
    }
    assertThat(WebSocketCaller.isEndpoint(call(new Chat(), "list"))).as("another door of the bean").isFalse();
  }

  @Test
  void whatReceivesMessagesIsNobodys() {
    InvocationContext call = call(new Receiver(), "onMessage", "hello");
    assertThat(WebSocketCaller.isEndpoint(call)).isTrue();
    assertThat(WebSocketCaller.of(call)).isEmpty();
    assertThat(WebSocketCaller.isEndpoint(call(new Queue(), "onMessage"))).as("of another API").isFalse();
  }

  private static InvocationContext call(Object bean, String name, Object... parameters) {
    Method method = Arrays.stream(bean.getClass().getMethods()).filter(each -> each.getName().equals(name)).findFirst()
        .orElseThrow();
    return answering(InvocationContext.class, Map.of("getMethod", method, "getTarget", bean, "getParameters", parameters));
  }

  /** What this one has is known by its annotation. */
  public static class Annotated {

    @OnClose
    public void bye() {
      // Only called in the tests' minds.
    }

    public void onClose() {
      // No endpoint's.
    }
  }

  /** The parts of an application that its endpoints share. */
  public abstract static class Base extends Endpoint {
  }

  /** Programmatic; it inherits what it does not say. */
  public static class Chat extends Base {

    @Override
    public void onOpen(Session session, EndpointConfig config) {
      // Only called in the tests' minds.
    }

    @Override
    public void onClose(Session session, CloseReason reason) {
      // The same.
    }

    public void list() {
      // Called by others.
    }
  }

  /** The method of this one is in a class that knows nothing of WebSocket. */
  public static class Receiver extends Queue implements MessageHandler.Whole<String> {
  }

  /** As a listener of messages of another kind. */
  public static class Queue {

    public void onMessage(String text) {
      // Only called in the tests' minds.
    }
  }
}
