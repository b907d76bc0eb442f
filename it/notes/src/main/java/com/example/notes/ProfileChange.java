// SPDX-License-Identifier: Apache-2.0
package com.example.notes;

import io.shareddb.model.User;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;

/**
 * What a caller wants to change in the own profile. A member that was not sent stays as it is; null removes the value.
 *
 * @param fullName not there: leave it; empty inside: remove it
 * @param avatarUrl the same
 */
record ProfileChange(Optional<Optional<String>> fullName, Optional<Optional<String>> avatarUrl) {

  private static final int LONGEST_NAME = 255;
  private static final int LONGEST_URL = 2_048;
  private static final Set<String> SCHEMES = Set.of("http", "https");

  /**
   * Reads it.
   *
   * @param body what was sent
   * @return a change that the database will take
   */
  static ProfileChange of(JsonBody body) {
    JsonBody.required(body).allowOnly("fullName", "avatarUrl");
    Optional<Optional<String>> url = body.nullableString("avatarUrl", LONGEST_URL);
    url.flatMap(given -> given).ifPresent(ProfileChange::requireWebAddress);
    return new ProfileChange(body.nullableString("fullName", LONGEST_NAME), url);
  }

  /** Whoever shows the picture puts this into a page, where {@code javascript:} would run. */
  private static void requireWebAddress(String text) {
    try {
      URI uri = new URI(text);
      if (uri.getScheme() != null && SCHEMES.contains(uri.getScheme()) && uri.getHost() != null) {
        return;
      }
    } catch (URISyntaxException e) {
      // Said below.
    }
    throw Problem.badRequest("avatarUrl: must be an address that starts with https:// or http://");
  }

  /**
   * Makes the change.
   *
   * @param user whose profile
   */
  void applyTo(User user) {
    fullName.ifPresent(given -> user.setFullName(given.orElse(null)));
    avatarUrl.ifPresent(given -> user.setAvatarUrl(given.orElse(null)));
  }
}
