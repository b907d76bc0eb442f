// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.http;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.UUID;

/** What tokens say. */
final class Claims {

  private Claims() {
  }

  /** What a provider says of somebody to Notes. */
  static JsonObject of(Provider provider, String name) {
    long now = Instant.now().getEpochSecond();
    return Json.createObjectBuilder()
        .add("iss", provider.uri()).add("aud", "notes").add("sub", "subject of " + name).add("upn", name)
        .add("email", name + "@example.com").add("email_verified", true)
        .add("iat", now).add("exp", now + 300).add("jti", UUID.randomUUID().toString())
        .build();
  }

  static JsonObject with(JsonObject claims, String name, JsonValue value) {
    return Json.createObjectBuilder(claims).add(name, value).build();
  }

  static JsonObject without(JsonObject claims, String name) {
    return Json.createObjectBuilder(claims).remove(name).build();
  }
}
