// SPDX-License-Identifier: Apache-2.0
package io.shareddb;

import io.shareddb.internal.Message;

/**
 * Nobody is signed in where somebody has to be: the current user was asked for, or {@code shared-db.unauthenticated} is
 * {@code refuse} and a bean that is {@link RlsScoped} was called.
 */
public class NoCallerException extends SharedDbException {

  private static final long serialVersionUID = 1L;

  /** For the module's own use. */
  public NoCallerException() {
    this(Message.NO_CALLER);
  }

  /**
   * For the module's own use.
   *
   * @param message which message
   */
  public NoCallerException(Message message) {
    super(message);
  }
}
