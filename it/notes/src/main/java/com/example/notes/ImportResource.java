// SPDX-License-Identifier: Apache-2.0
package com.example.notes;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;

/** Many notes at once, over HTTP. */
@Path("notes/import")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ImportResource {

  @Inject
  Imports imports;

  @Inject
  ImportRun run;

  @Context
  UriInfo uri;

  /**
   * Takes notes, and writes them after it has answered.
   *
   * @param body {@code {"texts": [...]}}, 1 to 1000 of them
   * @return 202, with the address that tells how far it has come
   */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response start(JsonBody body) {
    List<String> texts = NoteJson.textsOf(body);
    Import begun = imports.begin(texts.size());
    run.start(begun.getId(), texts);
    return Response.accepted(json(begun))
        .location(uri.getAbsolutePathBuilder().path(begun.getId().toString()).build())
        .build();
  }

  /**
   * Tells how far an import has come.
   *
   * @param id its key
   * @return the import, else 404
   */
  @GET
  @Path("{id}")
  public JsonObject progress(@PathParam("id") NoteId id) {
    return json(imports.find(id.value())
        .orElseThrow(() -> Problem.of(Response.Status.NOT_FOUND, "You have no such import")));
  }

  private static JsonObject json(Import shown) {
    return Json.createObjectBuilder()
        .add("id", shown.getId().toString())
        .add("state", shown.getState().name())
        .add("total", shown.getTotal())
        .add("done", shown.getDone())
        .build();
  }
}
