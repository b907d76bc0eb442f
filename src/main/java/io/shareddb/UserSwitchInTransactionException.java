// SPDX-License-Identifier: Apache-2.0
package io.shareddb;

import io.shareddb.internal.Message;

/**
 * A second user, or nobody, was to work in a transaction that already belongs to a user.
 *
 * <p>Thrown before any SQL; the transaction is marked for rollback.
 */
public class UserSwitchInTransactionException extends SharedDbException {

  private static final long serialVersionUID = 1L;

  /**
   * For the module's own use.
   *
   * @param bound whose transaction it is
   * @param wanted who was to work in it
   */
  public UserSwitchInTransactionException(String bound, String wanted) {
    super(Message.USER_SWITCH, bound, wanted);
  }

  /**
   * For the module's own use: the door had to refuse, in a transaction that no transaction manager knows of.
   *
   * @param cause the refusal
   * @param bound whose transaction it is
   * @param wanted who was to work in it
   */
  public UserSwitchInTransactionException(Throwable cause, String bound, String wanted) {
    super(cause, Message.USER_SWITCH, bound, wanted);
  }
}
