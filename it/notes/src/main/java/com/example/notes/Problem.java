// SPDX-License-Identifier: Apache-2.0
package com.example.notes;

import jakarta.json.Json;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;

/** Errors in the form of RFC 9457, {@code application/problem+json}. */
final class Problem {

  private static final String MEDIA_TYPE = "application/problem+json";

  private Problem() {
  }

  /**
   * Says what is wrong with a request.
   *
   * @param detail what, and what is allowed
   * @return to throw
   */
  static WebApplicationException badRequest(String detail) {
    return of(Response.Status.BAD_REQUEST, detail);
  }

  /**
   * Says what went wrong.
   *
   * @param status the status of the answer
   * @param detail what the caller may know
   * @return to throw
   */
  static WebApplicationException of(Response.StatusType status, String detail) {
    return new WebApplicationException(detail, response(status, detail));
  }

  /**
   * Makes the answer.
   *
   * @param status its status
   * @param detail what the caller may know
   * @return the answer
   */
  static Response response(Response.StatusType status, String detail) {
    return Response.status(status)
        .type(MEDIA_TYPE)
        .entity(Json.createObjectBuilder()
            .add("title", status.getReasonPhrase())
            .add("status", status.getStatusCode())
            .add("detail", detail)
            .build())
        .build();
  }
}
