// SPDX-License-Identifier: Apache-2.0
package io.shareddb;

import io.shareddb.internal.Message;

/**
 * A row was to be changed that does not exist for the user in force: deleted meanwhile, or somebody else's, which the
 * database does not tell apart. It is no conflict of versions, as which JPA reports it.
 */
public class RowNotVisibleException extends SharedDbException {

  private static final long serialVersionUID = 1L;

  /**
   * For the module's own use.
   *
   * @param cause what led to it
   * @param message which message
   * @param arguments what its text names
   */
  public RowNotVisibleException(Throwable cause, Message message, Object... arguments) {
    super(cause, message, arguments);
  }
}
