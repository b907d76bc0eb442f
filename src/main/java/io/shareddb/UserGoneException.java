// SPDX-License-Identifier: Apache-2.0
package io.shareddb;

import io.shareddb.internal.Message;

/** The user in force has been deleted while signed in, so that an empty page would tell less than the truth. */
public class UserGoneException extends NoCallerException {

  private static final long serialVersionUID = 1L;

  /** For the module's own use. */
  public UserGoneException() {
    super(Message.USER_GONE);
  }
}
