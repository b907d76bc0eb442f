// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.http;

import jakarta.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;

/** Somebody, or nobody, who speaks to Notes. */
final class Caller {

  private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final URI server;
  private final String credentials;

  private Caller(URI server, String credentials) {
    this.server = server;
    this.credentials = credentials;
  }

  static Caller nobody(URI server) {
    return new Caller(server, null);
  }

  static Caller of(URI server, String email, String password) {
    return new Caller(server, "Basic "
        + Base64.getEncoder().encodeToString((email + ":" + password).getBytes(StandardCharsets.UTF_8)));
  }

  static Caller withToken(URI server, String token) {
    return new Caller(server, "Bearer " + token);
  }

  static Caller alice(URI server) {
    return of(server, "alice@example.com", "demo");
  }

  static Caller bob(URI server) {
    return of(server, "bob@example.com", "demo");
  }

  Answer get(String path) {
    return get(path, Map.of());
  }

  Answer get(String path, Map<String, String> headers) {
    return send("GET", path, null, BodyPublishers.noBody(), headers);
  }

  Answer delete(String path) {
    return send("DELETE", path, null, BodyPublishers.noBody());
  }

  /** Sends JSON. */
  Answer send(String method, String path, String json) {
    return send(method, path, "application/json", BodyPublishers.ofString(json));
  }

  Answer post(String text) {
    return send("POST", "api/notes", note(text));
  }

  static String note(String text) {
    return Json.createObjectBuilder().add("text", text).build().toString();
  }

  Answer send(String method, String path, String contentType, BodyPublisher body) {
    return send(method, path, contentType, body, Map.of());
  }

  Answer send(String method, String path, String contentType, BodyPublisher body, Map<String, String> headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(path))
        .timeout(Duration.ofSeconds(30))
        .method(method, body);
    headers.forEach(request::header);
    if (contentType != null) {
      request.header("Content-Type", contentType);
    }
    if (credentials != null) {
      request.header("Authorization", credentials);
    }
    try {
      return Answer.of(CLIENT.send(request.build(), BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
