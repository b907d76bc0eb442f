// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal;

/**
 * Every message with a code, in one place. Each says what was found, where, what is missing and what to do.
 *
 * <p>1nnn: configuration, 2nnn: connecting and migrating, 3nnn: the guard, 4nnn: a request. A retired code is never
 * used again.
 */
public enum Message {

  /** Arguments: what was bound, what was asked for. */
  USER_SWITCH(4001, "This transaction works for user %s and cannot go on for %s: rows of one would be read or written"
      + " as the other. Call the bean that works for the second user in a transaction of its own"
      + " (@Transactional(REQUIRES_NEW) or @TransactionAttribute(REQUIRES_NEW)), or open its scope after the commit."),

  /** No argument. */
  UNSCOPED(4002, "A table under row level security was touched outside any scope, so there is no user to show its"
      + " rows to. Annotate the bean or method with @RlsScoped, or wrap the work in RlsContext.callAs(userId, ...)."
      + " A lazy collection that is read after its scope has ended needs a fetch join inside the scope."),

  /** No argument. */
  NO_CALLER(4003, "Nobody is signed in, so there is no current user. Protect the resource (@RolesAllowed or a"
      + " security constraint), or ask RlsContext.currentUserId() first, which may be empty.");

  private final int number;
  private final String text;

  Message(int number, String text) {
    this.number = number;
    this.text = text;
  }

  /**
   * Gives the code.
   *
   * @return {@code SDB-} and four digits
   */
  public String code() {
    return "SDB-" + number;
  }

  /**
   * Gives the text with its code in front.
   *
   * @param arguments what the text names, in its order
   * @return one line for a person
   */
  public String with(Object... arguments) {
    return code() + " " + (arguments.length == 0 ? text : text.formatted(arguments));
  }
}
