// SPDX-License-Identifier: Apache-2.0
package io.shareddb;

import io.shareddb.internal.Message;
import io.shareddb.internal.metrics.Counters;
import jakarta.ejb.ApplicationException;
import jakarta.persistence.PersistenceException;

/**
 * What the module throws: unchecked, with a stable code, and a text that ends with what to do.
 *
 * <p>A PersistenceException, because JPA hands those on as they are and wraps every other; and an application exception
 * of EJBs, whose container does likewise.
 */
@ApplicationException(rollback = true)
public class SharedDbException extends PersistenceException {

  private static final long serialVersionUID = 1L;

  /** The code in front of the text. */
  private final String code;

  /**
   * For the module's own use.
   *
   * @param message which message
   * @param arguments what its text names
   */
  public SharedDbException(Message message, Object... arguments) {
    super(message.with(arguments));
    this.code = message.code();
    Counters.refused(code);
  }

  /**
   * For the module's own use.
   *
   * @param cause what led to it
   * @param message which message
   * @param arguments what its text names
   */
  public SharedDbException(Throwable cause, Message message, Object... arguments) {
    super(message.with(arguments), cause);
    this.code = message.code();
    Counters.refused(code);
  }

  /**
   * Gives the code, which stays the same when the text is improved.
   *
   * @return {@code SDB-} and four digits
   */
  public String code() {
    return code;
  }
}
