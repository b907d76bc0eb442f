// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.guard;

import io.shareddb.DatabaseUnavailableException;
import io.shareddb.OutcomeUnknownException;
import io.shareddb.RowNotVisibleException;
import io.shareddb.internal.Message;
import io.shareddb.internal.refusal.Explanation;
import java.util.Optional;
import org.eclipse.persistence.exceptions.ExceptionHandler;
import org.eclipse.persistence.exceptions.OptimisticLockException;

/** Says what a refusal means where the database could only say that a text is no uuid, or that 0 rows were changed. */
final class RefusalHandler implements ExceptionHandler {

  private final Optional<ExceptionHandler> next;

  RefusalHandler(ExceptionHandler next) {
    this.next = Optional.ofNullable(next);
  }

  @Override
  public Object handleException(RuntimeException failure) {
    if (failure instanceof OptimisticLockException conflict && HiddenRow.isMeantBy(conflict)) {
      throw new RowNotVisibleException(failure, Message.ROW_NOT_VISIBLE, conflict.getObject().getClass().getSimpleName());
    }
    // EclipseLink has to see lost connections itself: it has them replaced.
    Explanation.of(failure)
        .filter(known -> !(known instanceof OutcomeUnknownException) && !(known instanceof DatabaseUnavailableException))
        .ifPresent(known -> {
          throw known;
        });
    if (next.isPresent()) {
      return next.get().handleException(failure);
    }
    throw failure;
  }
}
