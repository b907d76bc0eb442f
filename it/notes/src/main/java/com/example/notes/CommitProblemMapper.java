// SPDX-License-Identifier: Apache-2.0
package com.example.notes;

import jakarta.transaction.TransactionalException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/**
 * What the database refuses at the commit. {@link ProblemMapper} would do, if Jersey had no mapper of its own for just
 * this exception, which answers with a page of the server.
 */
@Provider
public class CommitProblemMapper implements ExceptionMapper<TransactionalException> {

  /** For the container. */
  public CommitProblemMapper() {
    // Nothing to set up.
  }

  @Override
  public Response toResponse(TransactionalException exception) {
    return ProblemMapper.unexpected(exception);
  }
}
