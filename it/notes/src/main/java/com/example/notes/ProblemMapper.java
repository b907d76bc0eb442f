// SPDX-License-Identifier: Apache-2.0
package com.example.notes;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Gives every error the same form, and no stack trace to anybody. */
@Provider
public class ProblemMapper implements ExceptionMapper<Exception> {

  private static final System.Logger LOG = System.getLogger(ProblemMapper.class.getName());

  /** For the container. */
  public ProblemMapper() {
    // Nothing to set up.
  }

  @Override
  public Response toResponse(Exception exception) {
    if (exception instanceof WebApplicationException known) {
      Response answer = known.getResponse();
      return answer.hasEntity() || answer.getStatus() < 400 ? answer : plain(answer);
    }
    return unexpected(exception);
  }

  /**
   * Logs what nobody foresaw, and keeps it from the caller.
   *
   * @param exception what went wrong
   * @return 500
   */
  static Response unexpected(Exception exception) {
    LOG.log(System.Logger.Level.ERROR, "A request failed", exception);
    return Problem.response(Response.Status.INTERNAL_SERVER_ERROR, "Something went wrong here; it has been logged");
  }

  /** Those that the server itself found: no such address, no such method, another media type. */
  private static Response plain(Response answer) {
    Response problem = Problem.response(answer.getStatusInfo(), switch (answer.getStatus()) {
      case 404 -> "There is nothing at this address";
      case 405 -> "This address does not know this method";
      case 406 -> "Only application/json can be had here";
      case 415 -> "Send application/json";
      default -> answer.getStatusInfo().getReasonPhrase();
    });
    // With its headers: Allow belongs to 405.
    return Response.fromResponse(answer).entity(problem.getEntity()).type(problem.getMediaType()).build();
  }
}
