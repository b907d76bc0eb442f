// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.container;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** The application's answer to everything that nobody else answers; tells what it was given. */
@Provider
public class OwnRuntimeMapper implements ExceptionMapper<RuntimeException> {

  @Override
  public Response toResponse(RuntimeException exception) {
    return Response.status(418).entity("own " + exception.getClass().getName()).build();
  }
}
