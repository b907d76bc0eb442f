// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.container;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.shareddb.it.container.doors.Door;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.Test;

/** Who it is behind every door by which work enters. */
abstract class DoorRules extends RaceRules {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final String ALICE = "alice@example.com";
  private static final List<String> NEXT = List.of(ALICE, "bob@example.com", "");

  /** After alice, whose traces may be on any thread: alice again, bob, and nobody. */
  @Test
  @RunAsClient
  void eachDoorHasItsUser(@ArquillianResource URL url) throws Exception {
    URI base = url.toURI();
    moveIn(base);
    List<String> expected = new ArrayList<>();
    List<String> actual = new ArrayList<>();
    for (Door door : Door.values()) {
      for (String next : NEXT) {
        for (boolean inTransaction : List.of(false, true)) {
          String row = door + " for '" + next + "'" + (inTransaction ? " in a transaction: " : ": ");
          expected.add(row + expected(door, next));
          go(base, door, ALICE, inTransaction);
          actual.add(row + go(base, door, next, inTransaction));
        }
      }
    }
    assertThat(actual).containsExactlyElementsOf(expected);
    assertThat(get(base, "api/doors/left", "")).as("threads with a scope").isEqualTo("[]");
  }

  @Test
  @RunAsClient
  void theApplicationsOwnResolverKnowsItsCallers(@ArquillianResource URL url) throws Exception {
    URI base = url.toURI();
    moveIn(base);
    for (Door door : List.of(Door.BEAN_BY_CLASS, Door.MANAGED_EXECUTOR)) {
      assertThat(go(base, door, "badge-alice", false)).isEqualTo(expected(door, ALICE));
      assertThat(go(base, door, "badge-bob", true)).isEqualTo(expected(door, "bob@example.com"));
      assertThat(go(base, door, "somebody else", false)).startsWith("status ");
    }
  }

  private static void moveIn(URI base) throws Exception {
    for (String user : NEXT.subList(0, 2)) {
      HttpRequest.Builder request = request(base.resolve("api/doors"), user);
      assertThat(CLIENT.send(request.POST(HttpRequest.BodyPublishers.noBody()).build(),
          HttpResponse.BodyHandlers.ofString()).statusCode()).isEqualTo(204);
    }
  }

  private static String expected(Door door, String user) {
    if (user.isEmpty() || door.who() == Door.Who.NOBODY) {
      return "[] [] in 1 call";
    }
    return "[" + user + "] [door of " + user + "] in 1 call";
  }

  private static String go(URI base, Door door, String user, boolean inTransaction) throws Exception {
    String query = "?transaction=" + inTransaction;
    return switch (door) {
      case WEBSOCKET -> say(base, user, String.valueOf(inTransaction));
      case SERVLET -> get(base, "doors/servlet" + query, user);
      case REST_RESOURCE -> get(base, "api/rest" + query, user);
      default -> get(base, "api/doors/" + door + query, user);
    };
  }

  private static String get(URI base, String path, String user) throws Exception {
    HttpResponse<String> answer = CLIENT.send(request(base.resolve(path), user).build(),
        HttpResponse.BodyHandlers.ofString());
    return answer.statusCode() == 200 ? answer.body() : "status " + answer.statusCode();
  }

  private static HttpRequest.Builder request(URI uri, String user) {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri);
    return user.isEmpty() ? request : request.header("Authorization", credentials(user));
  }

  private static String credentials(String user) {
    return "Basic " + Base64.getEncoder().encodeToString((user + ":demo").getBytes(UTF_8));
  }

  private static String say(URI base, String user, String text) throws Exception {
    CompletableFuture<String> answer = new CompletableFuture<>();
    WebSocket.Builder builder = CLIENT.newWebSocketBuilder();
    if (!user.isEmpty()) {
      builder.header("Authorization", credentials(user));
    }
    WebSocket socket = builder.buildAsync(URI.create(base.resolve("doors/websocket").toString().replace("http", "ws")),
        new WebSocket.Listener() {
          @Override
          public CompletionStage<?> onText(WebSocket from, CharSequence said, boolean last) {
            answer.complete(said.toString());
            return null;
          }

          @Override
          public void onError(WebSocket from, Throwable error) {
            answer.completeExceptionally(error);
          }

          @Override
          public CompletionStage<?> onClose(WebSocket from, int status, String reason) {
            answer.complete("closed: " + reason);
            return null;
          }
        }).get(20, TimeUnit.SECONDS);
    socket.sendText(text, true);
    try {
      return answer.get(20, TimeUnit.SECONDS);
    } finally {
      socket.abort();
    }
  }
}
