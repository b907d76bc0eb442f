// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.rest;

import io.shareddb.SharedDbException;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;

/** Answers with what a caller may know, and tells the log the rest. */
@Priority(SharedDbMapper.AFTER_THE_APPLICATION)
public class SharedDbMapper implements ExceptionMapper<SharedDbException> {

  /** Behind every mapper of the application for the same exception. */
  static final int AFTER_THE_APPLICATION = Priorities.USER + 5_000;

  private static final System.Logger LOG = System.getLogger(SharedDbMapper.class.getName());

  /** For the server. */
  public SharedDbMapper() {
    // Nothing to set up.
  }

  @Override
  public Response toResponse(SharedDbException exception) {
    return answer(exception, exception);
  }

  static Response answer(SharedDbException known, Throwable thrown) {
    Problem problem = Problem.of(known);
    System.Logger.Level level = problem.level();
    if (level == System.Logger.Level.ERROR) {
      LOG.log(level, known.getMessage(), thrown);
    } else {
      LOG.log(level, known.getMessage());
    }
    return problem.response(known.code());
  }

  /** Nobody answers for it; the server then says 500, and its log has the cause. */
  static final class Unmapped extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Unmapped(Throwable cause) {
      super(cause.toString(), cause);
    }
  }
}
