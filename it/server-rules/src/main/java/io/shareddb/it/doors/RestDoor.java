// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.doors;

import io.shareddb.RlsScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

/** A REST resource with a scope of its own. */
@RlsScoped
@Path("rest")
@RequestScoped
public class RestDoor {

  @Inject
  private Sight sight;

  @GET
  public String look(@QueryParam("transaction") boolean inTransaction) {
    Visit visit = Visit.of(inTransaction);
    return Doors.answer(sight.look(visit), visit);
  }
}
