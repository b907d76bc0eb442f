// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.context;

import java.sql.SQLException;
import java.util.Arrays;

/**
 * Remembers on the thread that its connection broke during a commit. The transaction manager of Payara throws an
 * exception without cause then, from which nobody could tell it from any other failure.
 */
public final class LostCommit {

  private static final String DRIVER = "org.postgresql.jdbc.PgConnection";
  private static final String COMMIT = "commit";

  /** What the driver says before it sends anything. */
  private static final String ALREADY_CLOSED = "08003";

  private static final ThreadLocal<Boolean> HERE = new ThreadLocal<>();

  /** Until it has happened once, nobody pays for the question. */
  private static volatile boolean everywhereFine = true;

  private LostCommit() {
  }

  /** The connection that this thread reads from is gone. Was it the answer to a commit that it waited for? */
  public static void connectionLost() {
    if (StackWalker.getInstance().walk(frames -> frames.anyMatch(frame -> frame.getMethodName().equals(COMMIT)
        && frame.getClassName().equals(DRIVER)))) {
      note();
    }
  }

  /**
   * A connection failed.
   *
   * @param e what the driver threw
   */
  public static void failedWith(SQLException e) {
    if (isMeantBy(e)) {
      note();
    }
  }

  /**
   * Tells whether a failure leaves open what became of a commit. Only the stack says in which call the driver was.
   *
   * @param e what the driver threw
   * @return true when the connection broke during a commit
   */
  public static boolean isMeantBy(SQLException e) {
    String state = String.valueOf(e.getSQLState());
    return (state.startsWith("08") && !state.equals(ALREADY_CLOSED) || state.startsWith("57P"))
        && Arrays.stream(e.getStackTrace()).anyMatch(frame -> frame.getMethodName().equals(COMMIT)
            && frame.getClassName().equals(DRIVER));
  }

  /**
   * Tells whether a commit was lost on this thread since the last question.
   *
   * @return true once
   */
  public static boolean take() {
    boolean lost = !everywhereFine && HERE.get() != null;
    if (lost) {
      HERE.remove();
    }
    return lost;
  }

  private static void note() {
    everywhereFine = false;
    HERE.set(true);
  }
}
