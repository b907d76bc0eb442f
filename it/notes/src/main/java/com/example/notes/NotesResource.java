// SPDX-License-Identifier: Apache-2.0
package com.example.notes;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;

/** The notes over HTTP. */
@Path("notes")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class NotesResource {

  @Inject
  Notes notes;

  @Context
  UriInfo uri;

  /**
   * Lists notes, newest first.
   *
   * @param limit how many
   * @param before the last note of the page before; without it the first page
   * @return 200, with a link to the next page while there may be one
   */
  @GET
  public Response list(@QueryParam("limit") @DefaultValue("20") PageSize limit, @QueryParam("before") NoteId before) {
    List<Note> page = before == null
        ? notes.newest(limit.value())
        : notes.olderThan(before.value(), limit.value())
            .orElseThrow(() -> Problem.badRequest("before: you have no such note"));
    Response.ResponseBuilder answer = Response.ok(NoteJson.of(page));
    if (page.size() == limit.value()) {
      answer.link(uri.getAbsolutePathBuilder()
          .queryParam("limit", limit.value())
          .queryParam("before", page.get(page.size() - 1).getId())
          .build(), "next");
    }
    return answer.build();
  }

  /**
   * Writes a note.
   *
   * @param body {@code {"text": ...}}
   * @return 201, with its address and the note
   */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response write(JsonBody body) {
    Note note = notes.write(NoteJson.textOf(body));
    return Response.created(uri.getAbsolutePathBuilder().path(note.getId().toString()).build())
        .entity(NoteJson.of(note))
        .build();
  }

  /**
   * Reads a note.
   *
   * @param id its key
   * @return the note, else 404
   */
  @GET
  @Path("{id}")
  public JsonObject read(@PathParam("id") NoteId id) {
    return orNotFound(notes.find(id.value()));
  }

  /**
   * Changes a note.
   *
   * @param id its key
   * @param body {@code {"text": ...}}
   * @return the note, else 404
   */
  @PUT
  @Path("{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  public JsonObject rewrite(@PathParam("id") NoteId id, JsonBody body) {
    return orNotFound(notes.rewrite(id.value(), NoteJson.textOf(body)));
  }

  /**
   * Deletes a note.
   *
   * @param id its key
   */
  @DELETE
  @Path("{id}")
  public void delete(@PathParam("id") NoteId id) {
    if (!notes.delete(id.value())) {
      throw noSuchNote();
    }
  }

  private static JsonObject orNotFound(Optional<Note> note) {
    return NoteJson.of(note.orElseThrow(NotesResource::noSuchNote));
  }

  private static RuntimeException noSuchNote() {
    return Problem.of(Response.Status.NOT_FOUND, "You have no such note");
  }
}
