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
}
