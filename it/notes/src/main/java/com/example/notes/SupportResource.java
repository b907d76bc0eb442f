// SPDX-License-Identifier: Apache-2.0
package com.example.notes;

import io.shareddb.RlsContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.Callable;

/**
 * What an administrator does in a user's name, over HTTP. The user finds it in the own audit: who it was, and the reason,
 * which the header {@code Reason} says.
 */
@Path("users/{user}/notes")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class SupportResource {

  @Inject
  Notes notes;

  @PathParam("user")
  NoteId user;

  @HeaderParam("Reason")
  String reason;

  /**
   * Lists a user's notes, newest first.
   *
   * @param limit how many
   * @return the notes
   * @throws Exception when the caller may not
   */
  @GET
  public JsonArray list(@QueryParam("limit") @DefaultValue("20") PageSize limit) throws Exception {
    return actAs(() -> NoteJson.of(notes.newest(limit.value())));
  }

  /**
   * Changes a user's note.
   *
   * @param id its key
   * @param body {@code {"text": ...}}
   * @return the note, else 404
   * @throws Exception when the caller may not
   */
  @PUT
  @Path("{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  public JsonObject rewrite(@PathParam("id") NoteId id, JsonBody body) throws Exception {
    String text = NoteJson.textOf(body);
    return actAs(() -> NoteJson.of(notes.rewrite(id.value(), text)
        .orElseThrow(() -> Problem.of(Response.Status.NOT_FOUND, "The user has no such note"))));
  }

  /** The module asks {@link Administrators} whether the caller may. */
  private <T> T actAs(Callable<T> work) throws Exception {
    if (reason == null || reason.isBlank()) {
      throw Problem.badRequest("Say why, in the header Reason");
    }
    return RlsContext.actAs(user.value(), reason, work);
  }
}
