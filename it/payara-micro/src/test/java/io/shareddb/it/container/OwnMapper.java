// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.container;

import io.shareddb.ActAsDeniedException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** The application's own answer to one of the module's exceptions. */
@Provider
public class OwnMapper implements ExceptionMapper<ActAsDeniedException> {

  @Override
  public Response toResponse(ActAsDeniedException exception) {
    return Response.status(451).entity("own " + exception.code()).build();
  }
}
