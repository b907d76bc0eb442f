// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.guard;

import io.shareddb.UnscopedAccessException;
import io.shareddb.internal.context.RlsIdentity;
import java.sql.SQLException;
import java.util.Optional;
import org.eclipse.persistence.exceptions.ExceptionHandler;

/** Names the missing annotation where the database could only say that a text is no uuid. */
final class UnscopedErrorHandler implements ExceptionHandler {

  private static final String INVALID_TEXT_REPRESENTATION = "22P02";

  private final Optional<ExceptionHandler> next;

  UnscopedErrorHandler(ExceptionHandler next) {
    this.next = Optional.ofNullable(next);
  }

  @Override
  public Object handleException(RuntimeException failure) {
    if (isUnscoped(failure)) {
      throw new UnscopedAccessException(failure);
    }
    if (next.isPresent()) {
      return next.get().handleException(failure);
    }
    throw failure;
  }

  private static boolean isUnscoped(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && INVALID_TEXT_REPRESENTATION.equals(sql.getSQLState())
          && sql.getMessage().contains(RlsIdentity.UNSCOPED.setting())) {
        return true;
      }
    }
    return false;
  }
}
