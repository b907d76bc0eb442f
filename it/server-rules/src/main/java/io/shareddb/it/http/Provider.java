// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** An OpenID Connect provider on 127.0.0.1, at which whoever comes is the person that the test has named. */
final class Provider implements AutoCloseable {

  static final String CLIENT = "notes";
  static final String SECRET = "secret of the client";

  private final Issuer issuer = new Issuer();
  private final HttpServer server;
  private final Map<String, Person> codes = new ConcurrentHashMap<>();
  private final Map<String, Person> tokens = new ConcurrentHashMap<>();
  private final AtomicInteger refreshed = new AtomicInteger();
  private final AtomicInteger signedOut = new AtomicInteger();
  private volatile Person next = new Person(Json.createObjectBuilder().build(), "");
  private volatile int secondsToLive = 300;
  private volatile Issuer signer = issuer;
  private volatile String audience = CLIENT;

  /**
   * Whom a code or a token stands for.
   *
   * @param claims who it is
   * @param nonce what the sign-in was begun with
   */
  private record Person(JsonObject claims, String nonce) {
  }

  /** Answers with JSON. */
  private interface Answer {
    JsonObject to(HttpExchange exchange) throws IOException;
  }

  private Provider(HttpServer server) {
    this.server = server;
  }

  static Provider start() throws IOException {
    Provider provider = new Provider(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
    provider.server.setExecutor(Executors.newCachedThreadPool());
    provider.serve("/.well-known/openid-configuration", exchange -> provider.metadata());
    provider.serve("/token", provider::token);
    provider.serve("/userinfo", exchange -> provider.tokens.get(
        exchange.getRequestHeaders().getFirst("Authorization").replace("Bearer ", "")).claims());
    provider.server.createContext("/jwks", exchange -> send(exchange, 200, provider.issuer.keySet()));
    provider.server.createContext("/authorize", provider::authorize);
    provider.server.createContext("/sign-out", exchange -> {
      provider.signedOut.incrementAndGet();
      send(exchange, 200, "signed out");
    });
    provider.server.start();
    return provider;
  }

  String uri() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  Issuer issuer() {
    return issuer;
  }

  /** Says who signs in from here on. */
  void signsIn(JsonObject claims) {
    next = new Person(claims, "");
  }

  /** Says who signs the ID tokens that are given from here on, and for which client. */
  void idTokens(Issuer by, String client) {
    signer = by;
    audience = client;
  }

  /** Says how long the tokens count that are given from here on. */
  void lifetime(int seconds) {
    secondsToLive = seconds;
  }

  int refreshed() {
    return refreshed.get();
  }

  int signedOut() {
    return signedOut.get();
  }

  private void serve(String path, Answer answer) {
    server.createContext(path, exchange -> send(exchange, 200, answer.to(exchange).toString()));
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private JsonObject metadata() {
    return Json.createObjectBuilder()
        .add("issuer", uri())
        .add("authorization_endpoint", uri() + "/authorize")
        .add("token_endpoint", uri() + "/token")
        .add("userinfo_endpoint", uri() + "/userinfo")
        .add("jwks_uri", uri() + "/jwks")
        .add("end_session_endpoint", uri() + "/sign-out")
        .add("response_types_supported", Json.createArrayBuilder().add("code"))
        .add("subject_types_supported", Json.createArrayBuilder().add("public"))
        .add("id_token_signing_alg_values_supported", Json.createArrayBuilder().add("RS256"))
        .build();
  }

  private void authorize(HttpExchange exchange) throws IOException {
    Map<String, String> asked = parameters(exchange.getRequestURI().getRawQuery());
    String code = UUID.randomUUID().toString();
    codes.put(code, new Person(next.claims(), asked.getOrDefault("nonce", "")));
    exchange.getResponseHeaders().set("Location", asked.get("redirect_uri") + "?code=" + code
        + "&state=" + URLEncoder.encode(asked.get("state"), StandardCharsets.UTF_8));
    send(exchange, 302, "");
  }

  private JsonObject token(HttpExchange exchange) throws IOException {
    Map<String, String> asked = parameters(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    if (!isClient(exchange, asked)) {
      return Json.createObjectBuilder().add("error", "invalid_client").build();
    }
    boolean refresh = "refresh_token".equals(asked.get("grant_type"));
    refreshed.addAndGet(refresh ? 1 : 0);
    Person person = refresh ? tokens.get(asked.get("refresh_token")) : codes.remove(asked.get("code"));
    String token = UUID.randomUUID().toString();
    tokens.put(token, person);
    long now = Instant.now().getEpochSecond();
    JsonObjectBuilder claims = Json.createObjectBuilder(person.claims())
        .add("iss", uri()).add("aud", audience).add("iat", now).add("exp", now + 300);
    // The standard advises against it in a renewed token.
    if (!refresh && !person.nonce().isEmpty()) {
      claims.add("nonce", person.nonce());
    }
    return Json.createObjectBuilder()
        .add("token_type", "Bearer")
        .add("access_token", token)
        .add("refresh_token", token)
        .add("expires_in", secondsToLive)
        .add("id_token", signer.sign(claims.build()))
        .build();
  }

  /** By either of the ways in which the standard lets a client tell its secret. */
  private static boolean isClient(HttpExchange exchange, Map<String, String> asked) {
    String header = exchange.getRequestHeaders().getFirst("Authorization");
    if (header == null) {
      return CLIENT.equals(asked.get("client_id")) && SECRET.equals(asked.get("client_secret"));
    }
    String credentials = new String(Base64.getDecoder().decode(header.replace("Basic ", "")), StandardCharsets.UTF_8);
    return (CLIENT + ":" + SECRET).equals(URLDecoder.decode(credentials, StandardCharsets.UTF_8));
  }

  private static Map<String, String> parameters(String query) {
    return Arrays.stream(query.split("&")).map(pair -> pair.split("=", 2)).collect(Collectors.toMap(
        pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8), (first, second) -> first));
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
