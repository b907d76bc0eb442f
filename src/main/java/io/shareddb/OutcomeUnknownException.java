// SPDX-License-Identifier: Apache-2.0
package io.shareddb;

import io.shareddb.internal.Message;

/**
 * The connection broke while a transaction was being committed: nobody here knows whether it was. Look whether the
 * change is there before you make it again.
 */
public class OutcomeUnknownException extends SharedDbException {

  private static final long serialVersionUID = 1L;

  /**
   * For the module's own use.
   *
   * @param cause what led to it
   * @param message which message
   * @param arguments what its text names
   */
  public OutcomeUnknownException(Throwable cause, Message message, Object... arguments) {
    super(cause, message, arguments);
  }
}
