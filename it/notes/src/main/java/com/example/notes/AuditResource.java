// SPDX-License-Identifier: Apache-2.0
package com.example.notes;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** What happened to the caller's rows, over HTTP. */
@Path("audit")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class AuditResource {

  @Inject
  AuditTrail audit;

  /**
   * Lists entries, newest first.
   *
   * @param limit how many
   * @return those about the caller's rows
   */
  @GET
  public JsonArray list(@QueryParam("limit") @DefaultValue("20") PageSize limit) {
    return AuditJson.of(audit.newest(limit.value()));
  }
}
