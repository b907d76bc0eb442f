// SPDX-License-Identifier: Apache-2.0
package io.shareddb;

import io.shareddb.internal.Message;

/**
 * Somebody may not act for another user: no {@link io.shareddb.spi.ActAsPolicy} allows it, it would be nested, or there
 * is no such user.
 */
public class ActAsDeniedException extends SharedDbException {

  private static final long serialVersionUID = 1L;

  /**
   * For the module's own use.
   *
   * @param message which message
   * @param arguments what its text names
   */
  public ActAsDeniedException(Message message, Object... arguments) {
    super(message, arguments);
  }

  /**
   * For the module's own use.
   *
   * @param cause what led to it
   * @param message which message
   * @param arguments what its text names
   */
  public ActAsDeniedException(Throwable cause, Message message, Object... arguments) {
    super(cause, message, arguments);
  }
}
