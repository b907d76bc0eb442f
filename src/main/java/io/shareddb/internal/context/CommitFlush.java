// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.context;

import java.util.List;
import java.util.stream.Stream;

/** JPA's flush at a commit, where the scope of the work that it writes has ended. */
final class CommitFlush {

  private static final List<String> PROVIDERS = List.of("org.eclipse.persistence.", "org.hibernate.");

  private CommitFlush() {
  }

  /** Tells whether it is running on this thread; asked only where the scope's user is not the transaction's. */
  static boolean isRunning() {
    return StackWalker.getInstance().walk(frames -> isInnermost(frames
        .filter(frame -> frame.getMethodName().equals("beforeCompletion")).map(StackWalker.StackFrame::getClassName)));
  }

  /**
   * Providers flush in what they have registered for the commit. So may the application, with the server or with its
   * provider, and what it does there is no flush.
   *
   * @param completing the classes that do something before the commit, the innermost first
   */
  static boolean isInnermost(Stream<String> completing) {
    return completing.findFirst().filter(type -> PROVIDERS.stream().anyMatch(type::startsWith)).isPresent();
  }
}
