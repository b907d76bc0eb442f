// SPDX-License-Identifier: Apache-2.0
package io.shareddb;

import io.shareddb.internal.Message;

/**
 * The connection to the database broke, or none could be had, before any commit: what the transaction did is undone, and
 * may be tried again.
 */
public class DatabaseUnavailableException extends SharedDbException {

  private static final long serialVersionUID = 1L;

  /**
   * For the module's own use.
   *
   * @param cause what led to it
   * @param message which message
   * @param arguments what its text names
   */
  public DatabaseUnavailableException(Throwable cause, Message message, Object... arguments) {
    super(cause, message, arguments);
  }
}
