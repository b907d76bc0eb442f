// SPDX-License-Identifier: Apache-2.0
package io.shareddb;

import io.shareddb.internal.Message;

/** A table under row level security was touched while no scope was open: an annotation is missing. */
public class UnscopedAccessException extends SharedDbException {

  private static final long serialVersionUID = 1L;

  /** For the module's own use: the database was not asked. */
  public UnscopedAccessException() {
    super(Message.UNSCOPED);
  }

  /**
   * For the module's own use.
   *
   * @param cause the database's refusal
   */
  public UnscopedAccessException(Throwable cause) {
    super(cause, Message.UNSCOPED);
  }
}
