// SPDX-License-Identifier: Apache-2.0
package io.shareddb;

import io.shareddb.internal.Message;
import java.util.List;

/**
 * The database refused a statement (SQLState 42501): a row that would belong to somebody else, or a command for which
 * the application has no right. The text names table, policies and cure; it is for the log, not for the caller.
 */
public class RowAccessDeniedException extends SharedDbException {

  private static final long serialVersionUID = 1L;

  /** The table. */
  private final String table;

  /** The policies that decided. */
  private final List<String> policies;

  /**
   * For the module's own use.
   *
   * @param cause the database's refusal
   * @param table the table with its schema; empty where the database did not say
   * @param policies the policies that decided; none where it was no policy
   * @param message which message
   * @param arguments what its text names
   */
  public RowAccessDeniedException(Throwable cause, String table, List<String> policies, Message message,
      Object... arguments) {
    super(cause, message, arguments);
    this.table = table;
    this.policies = List.copyOf(policies);
  }

  /**
   * Gives the table.
   *
   * @return its name with its schema; empty where the database did not say
   */
  public String table() {
    return table;
  }

  /**
   * Gives the policies that decided.
   *
   * @return their names; none where it was not row level security that refused
   */
  public List<String> policies() {
    return policies;
  }
}
