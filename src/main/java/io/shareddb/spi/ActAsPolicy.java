// SPDX-License-Identifier: Apache-2.0
package io.shareddb.spi;

import java.util.UUID;

/**
 * Decides who may act for whom: {@link io.shareddb.RlsContext#actAs}. An application adds its own as a CDI bean; without
 * one nobody may, and of several each has to allow it.
 *
 * <p>It is asked once for each call, on the caller's thread and before the scope of the other user is open, so that what
 * it reads is read as the caller. What it throws denies.
 */
@FunctionalInterface
public interface ActAsPolicy {

  /**
   * Tells whether somebody may act for another user, with all that user's rights.
   *
   * @param realUserId who wants to
   * @param userId for whom
   * @param reason why, as the audit will have it
   * @return false to deny
   */
  boolean allows(UUID realUserId, UUID userId, String reason);
}
