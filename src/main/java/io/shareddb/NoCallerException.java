// SPDX-License-Identifier: Apache-2.0
package io.shareddb;

import io.shareddb.internal.Message;

/** The current user was asked for while nobody is signed in. */
public class NoCallerException extends SharedDbException {

  private static final long serialVersionUID = 1L;

  /** For the module's own use. */
  public NoCallerException() {
    super(Message.NO_CALLER);
  }
}
