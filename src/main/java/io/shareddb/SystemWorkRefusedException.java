// SPDX-License-Identifier: Apache-2.0
package io.shareddb;

import io.shareddb.internal.Message;

/**
 * System work is not possible here: no login is configured for it, or the wrong one; all its connections are in use; or
 * the work uses what belongs to users.
 */
public class SystemWorkRefusedException extends SharedDbException {

  private static final long serialVersionUID = 1L;

  /**
   * For the module's own use.
   *
   * @param message which message
   * @param arguments what its text names
   */
  public SystemWorkRefusedException(Message message, Object... arguments) {
    super(message, arguments);
  }
}
