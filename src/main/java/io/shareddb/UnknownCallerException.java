// SPDX-License-Identifier: Apache-2.0
package io.shareddb;

import io.shareddb.internal.Message;

/**
 * Somebody has signed in at the server, but which user that is cannot be told, or nobody may become one: a claim is
 * missing or malformed, an e-mail address is not verified, no account is there and none is to be made.
 */
public class UnknownCallerException extends SharedDbException {

  private static final long serialVersionUID = 1L;

  /**
   * For the module's own use.
   *
   * @param message which message
   * @param arguments what its text names
   */
  public UnknownCallerException(Message message, Object... arguments) {
    super(message, arguments);
  }

  /**
   * For the module's own use.
   *
   * @param cause what led to it
   * @param message which message
   * @param arguments what its text names
   */
  public UnknownCallerException(Throwable cause, Message message, Object... arguments) {
    super(cause, message, arguments);
  }
}
