// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.rest;

import io.shareddb.ActAsDeniedException;
import io.shareddb.DatabaseUnavailableException;
import io.shareddb.NoCallerException;
import io.shareddb.OutcomeUnknownException;
import io.shareddb.RowAccessDeniedException;
import io.shareddb.RowNotVisibleException;
import io.shareddb.SharedDbException;
import io.shareddb.UnknownCallerException;
import io.shareddb.UserSwitchInTransactionException;
import io.shareddb.internal.Message;
import jakarta.ws.rs.core.Response;

/**
 * What a caller may know of an error (RFC 9457): its kind and its code. The text of the exception is for the log, since it
 * names tables, policies and users.
 */
enum Problem {

  NOBODY(401, "Sign in, and try again."),
  DENIED(403, "You may not do this."),
  NOT_THERE(404, "There is no such thing, or not any more."),
  CONFLICT(409, "This cannot be done in the name of two users at once."),
  UNKNOWN_OUTCOME(503, "The database went away while this was being stored. Look whether it was before you try again."),
  UNAVAILABLE(503, "The database cannot be reached at the moment. Nothing was changed; try again later."),
  OTHER(500, "Something went wrong here; it has been logged.");

  private static final String MEDIA_TYPE = "application/problem+json";

  private final Response.Status status;
  private final String detail;

  Problem(int status, String detail) {
    this.status = Response.Status.fromStatusCode(status);
    this.detail = detail;
  }

  static Problem of(SharedDbException e) {
    return e instanceof NoCallerException ? NOBODY
        : e instanceof UnknownCallerException || e instanceof ActAsDeniedException || e instanceof RowAccessDeniedException
            ? DENIED
        : e instanceof RowNotVisibleException ? NOT_THERE
        : e instanceof UserSwitchInTransactionException ? CONFLICT
        : e instanceof OutcomeUnknownException ? UNKNOWN_OUTCOME
        : e instanceof DatabaseUnavailableException || e.code().equals(Message.SIGN_IN_FAILED.code()) ? UNAVAILABLE
        : OTHER;
  }

  /** Tells how loudly the log is told: an operator acts on the first, a developer looks for the others. */
  System.Logger.Level level() {
    return status.getStatusCode() >= 500 ? System.Logger.Level.ERROR
        : this == NOBODY ? System.Logger.Level.DEBUG : System.Logger.Level.INFO;
  }

  Response response(String code) {
    String json = "{\"title\":\"" + status.getReasonPhrase() + "\",\"status\":" + status.getStatusCode() + ",\"detail\":\""
        + detail + "\",\"code\":\"" + code + "\"}";
    return Response.status(status).type(MEDIA_TYPE).entity(json).build();
  }
}
