// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.doors;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Goes through the doors of the application from outside. */
public final class DoorWalk {

  /** Who walks, in this order, each after alice, whose traces may be on any thread: alice again, bob, and nobody. */
  public static final List<String> WALKERS = List.of("alice@example.com", "bob@example.com", "");

  /** Said to the WebSocket endpoint by who does not want to go. */
  static final String STAY = "stay";

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final URI base;

  /**
   * Knows the way.
   *
   * @param base the application's address
   */
  public DoorWalk(URI base) {
    this.base = base;
  }

  /**
   * One passage, after alice's.
   *
   * @param door which way
   * @param walker who; the empty string for nobody
   * @param inTransaction whether what is behind it runs in a transaction
   */
  public record Passage(Door door, String walker, boolean inTransaction) {

    /** What has to be seen there. */
    public String expected() {
      return walker.isEmpty() || door.who() == Door.Who.NOBODY ? seenByNobody()
          : "[" + walker + "] [door of " + walker + "] in 1 call";
    }

    /** Less than that, where a server has lost the walker on the way. */
    public String seenByNobody() {
      return "[] [] in 1 call";
    }
  }

  /** All passages through a door. */
  public static Stream<Passage> passages(Door door) {
    return WALKERS.stream().flatMap(walker -> Stream.of(false, true).map(inTransaction ->
        new Passage(door, walker, inTransaction)));
  }

  /** Gives alice and bob the one row each by which they are recognised. */
  public void moveIn() throws Exception {
    for (String user : WALKERS.subList(0, 2)) {
      int status = CLIENT.send(request(base.resolve("api/doors"), user).POST(HttpRequest.BodyPublishers.noBody()).build(),
          HttpResponse.BodyHandlers.ofString()).statusCode();
      if (status != 204) {
        throw new IllegalStateException(user + " did not move in: " + status);
      }
    }
  }

  /** Sends alice, then the walker, and tells what that one saw. */
  public String go(Passage passage) throws Exception {
    go(passage.door(), WALKERS.get(0), passage.inTransaction());
    return go(passage.door(), passage.walker(), passage.inTransaction());
  }

  /** Sends somebody, by whatever name. */
  public String go(Door door, String user, boolean inTransaction) throws Exception {
    String query = "?transaction=" + inTransaction;
    return switch (door) {
      case WEBSOCKET -> say("websocket", user, String.valueOf(inTransaction), answer -> answer);
      case WEBSOCKET_CLOSED_BY_ANOTHER -> say("websocket", user, STAY, answer ->
          get("api/doors/" + door + query, anotherThan(user)));
      case WEBSOCKET_WITHOUT_SESSION_CLOSED_BY_ANOTHER -> say("websocket-without-session", user, STAY, answer ->
          get("api/doors/" + door + query, anotherThan(user)));
      case SERVLET -> get("doors/servlet" + query, user);
      case REST_RESOURCE -> get("api/rest" + query, user);
      default -> get("api/doors/" + door + query, user);
    };
  }

  private static String anotherThan(String user) {
    return WALKERS.get(user.equals(WALKERS.get(0)) ? 1 : 0);
  }

  /** Tells which threads of the server have kept something, as Java's text of a list. */
  public String left() throws Exception {
    return get("api/doors/left", "");
  }

  private String get(String path, String user) throws Exception {
    HttpResponse<String> answer = CLIENT.send(request(base.resolve(path), user).build(),
        HttpResponse.BodyHandlers.ofString());
    return answer.statusCode() == 200 ? answer.body()
        : "status " + answer.statusCode() + " " + answer.body();
  }

  private static HttpRequest.Builder request(URI uri, String user) {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(PATIENCE);
    return user.isEmpty() ? request : request.header("Authorization", credentials(user));
  }

  private static String credentials(String user) {
    return "Basic " + Base64.getEncoder().encodeToString((user + ":demo").getBytes(UTF_8));
  }

  private String say(String endpoint, String user, String text, Then then) throws Exception {
    Listening answer = new Listening();
    WebSocket.Builder builder = CLIENT.newWebSocketBuilder();
    if (!user.isEmpty()) {
      builder.header("Authorization", credentials(user));
    }
    WebSocket socket = builder.buildAsync(URI.create(base.resolve("doors/" + endpoint).toString().replace("http", "ws")),
        answer).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    socket.sendText(text, true);
    try {
      return then.answer(answer.said.get(PATIENCE.toSeconds(), TimeUnit.SECONDS));
    } finally {
      socket.abort();
    }
  }

  /** What is done while the connection is open. */
  private interface Then {

    String answer(String said) throws Exception;
  }

  /** Waits for one answer. */
  private static final class Listening implements WebSocket.Listener {

    private final CompletableFuture<String> said = new CompletableFuture<>();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
      said.complete(text.toString());
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
      said.completeExceptionally(error);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int status, String reason) {
      said.complete("closed: " + reason);
      return null;
    }
  }
}
