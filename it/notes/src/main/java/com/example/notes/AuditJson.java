// SPDX-License-Identifier: Apache-2.0
package com.example.notes;

import io.shareddb.model.AuditEntry;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.List;

/** An entry of the audit log as it goes over the wire. */
final class AuditJson {

  private AuditJson() {
  }

  /**
   * Shows several.
   *
   * @param entries what to show
   * @return one object each, in their order
   */
  static JsonArray of(List<AuditEntry> entries) {
    JsonArrayBuilder array = Json.createArrayBuilder();
    entries.forEach(entry -> array.add(of(entry)));
    return array.build();
  }

  private static JsonObject of(AuditEntry entry) {
    return Json.createObjectBuilder()
        .add("at", entry.getAt().toInstant().toString())
        .add("table", entry.getTableName())
        .add("command", entry.getCommand())
        .add("key", text(entry.getRowKey()))
        .add("user", text(entry.getUserId()))
        .add("realUser", text(entry.getRealUserId()))
        .add("reason", text(entry.getReason()))
        .add("oldValues", json(entry.getOldValues()))
        .add("newValues", json(entry.getNewValues()))
        .build();
  }

  private static JsonValue text(Object value) {
    return value == null ? JsonValue.NULL : Json.createValue(value.toString());
  }

  /** As the database has it: an object. */
  private static JsonValue json(String values) {
    if (values == null) {
      return JsonValue.NULL;
    }
    try (JsonReader reader = Json.createReader(new StringReader(values))) {
      return reader.readValue();
    }
  }
}
