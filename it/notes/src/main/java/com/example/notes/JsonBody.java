// SPDX-License-Identifier: Apache-2.0
package com.example.notes;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.ws.rs.WebApplicationException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A JSON object that a caller sent. What cannot be used is refused by name rather than ignored.
 *
 * @param object as it came
 */
record JsonBody(JsonObject object) {

  private static final int LONGEST_QUOTE = 64;

  /**
   * Makes sure that something was sent: without a body Jakarta REST reads none.
   *
   * @param body what came, or null
   * @return the body
   */
  static JsonBody required(JsonBody body) {
    if (body == null) {
      throw notAnObject();
    }
    return body;
  }

  /**
   * Says that something else was sent.
   *
   * @return to throw
   */
  static WebApplicationException notAnObject() {
    return Problem.badRequest("The body must be a JSON object");
  }

  /**
   * Refuses members that mean nothing here.
   *
   * @param names those that do
   */
  void allowOnly(String... names) {
    List<String> known = List.of(names);
    object.keySet().stream().filter(name -> !known.contains(name)).findFirst().ifPresent(name -> {
      throw Problem.badRequest(shortened(name) + ": is not known here; allowed: " + String.join(", ", known));
    });
  }

  /**
   * Prepares a name for an answer.
   *
   * @param name what a caller sent
   * @return at most 64 characters of it
   */
  static String shortened(String name) {
    return name.length() <= LONGEST_QUOTE ? name : name.substring(0, LONGEST_QUOTE - 1) + "…";
  }

  /**
   * Reads a text.
   *
   * @param name the member
   * @param longest how many characters it may have
   * @return nothing when it was not sent
   */
  Optional<String> string(String name, int longest) {
    return Optional.ofNullable(object.get(name)).map(value -> text(name, value, longest));
  }

  /**
   * Reads a text that may be removed.
   *
   * @param name the member
   * @param longest how many characters it may have
   * @return nothing when it was not sent; empty inside when null was sent
   */
  Optional<Optional<String>> nullableString(String name, int longest) {
    return Optional.ofNullable(object.get(name)).map(value ->
        value == JsonValue.NULL ? Optional.empty() : Optional.of(text(name, value, longest)));
  }

  /**
   * Reads texts.
   *
   * @param name the member
   * @param most how many there may be
   * @param longest how many characters each may have
   * @return at least one
   */
  List<String> strings(String name, int most, int longest) {
    if (!(object.get(name) instanceof JsonArray array)) {
      throw Problem.badRequest(name + ": must be an array of strings");
    }
    if (array.isEmpty() || array.size() > most) {
      throw Problem.badRequest(name + ": has " + array.size() + " entries, 1 to " + most + " are allowed");
    }
    return IntStream.range(0, array.size())
        .mapToObj(i -> text(name + "[" + i + "]", array.get(i), longest)).toList();
  }

  private static String text(String name, JsonValue value, int longest) {
    if (!(value instanceof JsonString string)) {
      throw Problem.badRequest(name + ": must be a string");
    }
    String text = string.getString();
    // Characters as PostgreSQL counts them, not Java's halves of them.
    int length = text.codePointCount(0, text.length());
    if (length > longest) {
      throw Problem.badRequest(name + ": has " + length + " characters, at most " + longest + " are allowed");
    }
    if (text.indexOf('\0') >= 0) {
      throw Problem.badRequest(name + ": contains the character NUL (U+0000), which a text cannot hold");
    }
    if (text.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE)) {
      throw Problem.badRequest(name + ": contains half a character (an unpaired surrogate)");
    }
    return text;
  }
}
