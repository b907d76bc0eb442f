// SPDX-License-Identifier: Apache-2.0
package io.shareddb;

import io.shareddb.internal.Message;
import io.shareddb.internal.datasource.StartUp;
import java.util.Optional;
import java.util.UUID;

/**
 * Answers the question why a page is empty. The answer is for an administrator: it names policies, roles, and, with the
 * owner's connection of {@code shared-db.migration-url}, whose row it is that the user does not see.
 */
public final class Explain {

  private Explain() {
  }

  /**
   * Says how many rows of a table a user sees, and what lets them through. Reads only, on connections of its own: an open
   * transaction is not seen, and not disturbed. Counting ends after 5 seconds.
   *
   * @param userId the user's id in {@code users}
   * @param table the table, as SQL would name it
   * @return a screen of text: who asks, which user the database sees, rights, policies with their texts, and the answer
   * @throws SharedDbException when the database cannot be asked
   */
  public static String access(UUID userId, String table) {
    return access(userId, table, Optional.empty());
  }

  /**
   * Says the same, and whether one row is among them; with the owner's connection also which policy hides it.
   *
   * @param userId the user's id in {@code users}
   * @param table the table, as SQL would name it; its primary key has one column
   * @param key the key of the row, as text
   * @return a screen of text
   * @throws SharedDbException when the database cannot be asked
   */
  public static String access(UUID userId, String table, String key) {
    return access(userId, table, Optional.of(key));
  }

  private static String access(UUID userId, String table, Optional<String> key) {
    try {
      return StartUp.explain(userId, table, key);
    } catch (SharedDbException e) {
      throw e;
    } catch (Exception e) {
      throw new SharedDbException(e, Message.NOT_EXPLAINED, e.getMessage());
    }
  }
}
