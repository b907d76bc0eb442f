// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.http;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.List;

/** What came back. */
record Answer(int status, HttpHeaders headers, String body) {

  static Answer of(HttpResponse<String> response) {
    return new Answer(response.statusCode(), response.headers(), response.body());
  }

  String header(String name) {
    return headers.firstValue(name).orElse("");
  }

  JsonObject object() {
    return json().asJsonObject();
  }

  JsonArray array() {
    return json().asJsonArray();
  }

  String string(String member) {
    return object().getString(member);
  }

  /** The texts of a list of notes, in its order. */
  List<String> texts() {
    return array().getValuesAs(JsonObject.class).stream().map(note -> note.getString("text")).toList();
  }

  private JsonValue json() {
    try (JsonReader reader = Json.createReader(new StringReader(body))) {
      return reader.readValue();
    }
  }
}
