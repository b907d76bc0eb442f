// SPDX-License-Identifier: Apache-2.0
package com.example.notes;

import io.shareddb.CurrentUser;
import io.shareddb.RlsScoped;
import io.shareddb.model.User;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.transaction.Transactional;

/** The caller's own row of the shared users table. */
@RlsScoped
@Transactional
@ApplicationScoped
public class Profile {

  @Inject
  @CurrentUser
  User me;

  /**
   * Reads it.
   *
   * @return the caller's profile
   */
  public JsonObject show() {
    return ProfileJson.of(me);
  }

  /**
   * Changes what a user may change.
   *
   * @param change the new values
   * @return the profile as it is then
   */
  public JsonObject change(ProfileChange change) {
    change.applyTo(me);
    return ProfileJson.of(me);
  }
}
