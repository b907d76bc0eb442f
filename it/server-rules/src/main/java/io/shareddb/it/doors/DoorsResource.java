// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.doors;

import io.shareddb.RlsScoped;
import io.shareddb.SharedDb;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;

/** Leads to the doors that have no address of their own. It opens no scope: what is behind the door has to. */
@Path("doors")
@RequestScoped
public class DoorsResource {

  @Inject
  private Doors doors;

  @Inject
  @SharedDb
  private EntityManager em;

  @GET
  @Path("{door}")
  public String go(@PathParam("door") Door door, @QueryParam("transaction") boolean inTransaction) throws Exception {
    Visit visit = Visit.of(inTransaction);
    return Doors.answer(doors.go(door, visit), visit);
  }

  /** What a request is submitted in when it has a scope. */
  @GET
  @RlsScoped
  @Path("{door}/scoped")
  public String goScoped(@PathParam("door") Door door, @QueryParam("transaction") boolean inTransaction) throws Exception {
    return go(door, inTransaction);
  }

  /** Gives the caller the one row by which they are recognised. */
  @POST
  @RlsScoped
  @Transactional
  public void moveIn() {
    em.createNativeQuery("delete from notebooks where title like 'door of %'").executeUpdate();
    em.createNativeQuery("insert into notebooks (title) select 'door of ' || email from users").executeUpdate();
  }

  /** Tells what earlier visits have left on the threads of this server. */
  @GET
  @Path("left")
  public String left() {
    return LeftBehind.threads().toString();
  }
}
