// SPDX-License-Identifier: Apache-2.0
package com.example.notes;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The caller's profile over HTTP. */
@Path("me")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ProfileResource {

  @Inject
  Profile profile;

  /**
   * Reads it.
   *
   * @return the caller's profile
   */
  @GET
  public JsonObject show() {
    return profile.show();
  }

  /**
   * Changes it.
   *
   * @param body {@code {"fullName": ..., "avatarUrl": ...}}, either or both
   * @return the profile as it is then
   */
  @PATCH
  @Consumes(MediaType.APPLICATION_JSON)
  public JsonObject change(JsonBody body) {
    return profile.change(ProfileChange.of(body));
  }
}
