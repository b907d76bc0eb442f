// SPDX-License-Identifier: Apache-2.0
package com.example.notes;

import io.shareddb.model.User;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;

/** A profile as it goes over the wire. */
final class ProfileJson {

  private ProfileJson() {
  }

  /**
   * Shows a profile.
   *
   * @param user whose
   * @return what the user may know of it
   */
  static JsonObject of(User user) {
    return Json.createObjectBuilder()
        .add("id", user.getId().toString())
        .add("email", user.getEmail())
        .add("fullName", orNull(user.getFullName()))
        .add("avatarUrl", orNull(user.getAvatarUrl()))
        .build();
  }

  private static JsonValue orNull(String text) {
    return text == null ? JsonValue.NULL : Json.createValue(text);
  }
}
