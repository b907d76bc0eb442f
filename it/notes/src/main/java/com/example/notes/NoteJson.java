// SPDX-License-Identifier: Apache-2.0
package com.example.notes;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.util.List;

/** A note as it goes over the wire. */
final class NoteJson {

  private static final int LONGEST = 10_000;
  private static final int MOST_AT_ONCE = 1_000;

  private NoteJson() {
  }

  /**
   * Reads what a caller wants a note to say.
   *
   * @param body what was sent
   * @return 1 to 10 000 characters
   */
  static String textOf(JsonBody body) {
    JsonBody.required(body).allowOnly("text");
    String text = body.string("text", LONGEST)
        .orElseThrow(() -> Problem.badRequest("text: is missing; it must be a string"));
    return notEmpty("text", text);
  }

  /**
   * Reads what a caller wants several notes to say.
   *
   * @param body what was sent
   * @return 1 to 1000 texts like that of {@link #textOf}
   */
  static List<String> textsOf(JsonBody body) {
    JsonBody.required(body).allowOnly("texts");
    List<String> texts = body.strings("texts", MOST_AT_ONCE, LONGEST);
    for (int i = 0; i < texts.size(); i++) {
      notEmpty("texts[" + i + "]", texts.get(i));
    }
    return texts;
  }

  private static String notEmpty(String name, String text) {
    if (text.isEmpty()) {
      throw Problem.badRequest(name + ": must not be empty");
    }
    return text;
  }

  /**
   * Shows a note.
   *
   * @param note what to show
   * @return its key, text and time
   */
  static JsonObject of(Note note) {
    return Json.createObjectBuilder()
        .add("id", note.getId().toString())
        .add("text", note.getText())
        .add("createdAt", note.getCreatedAt().toInstant().toString())
        .build();
  }

  /**
   * Shows several.
   *
   * @param notes what to show
   * @return one object each, in their order
   */
  static JsonArray of(List<Note> notes) {
    JsonArrayBuilder array = Json.createArrayBuilder();
    notes.forEach(note -> array.add(of(note)));
    return array.build();
  }
}
