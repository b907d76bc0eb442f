// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.identity;

import io.shareddb.RlsContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;

/** Knows the ids of people who have signed in lately, and signs the others in. */
@ApplicationScoped
public class KnownUsers {

  private static final int MOST_REMEMBERED = 10_000;

  /** How long a deleted account, or an address that went to somebody else, may still be taken for what it was. */
  private static final Duration LONGEST_REMEMBERED = Duration.ofMinutes(5);

  private final BoundedCache<String, UUID> ids = new BoundedCache<>(MOST_REMEMBERED, LONGEST_REMEMBERED);

  @Inject
  private SignInTransaction transaction;

  /** For the container. */
  public KnownUsers() {
    // Injected.
  }

  /**
   * Gives the id of a caller; the first sight of one signs in.
   *
   * @param email the verified address
   * @return the user's id
   */
  public UUID idOf(String email) {
    return ids.get(email).orElseGet(() -> signIn(email, ""));
  }

  /**
   * Signs a person in and remembers the id.
   *
   * @param email the verified address
   * @param fullName the name to show; empty leaves the stored one
   * @return the user's id
   */
  public UUID signIn(String email, String fullName) {
    UUID id = inDatabase(email, fullName);
    ids.put(email, id);
    return id;
  }

  private UUID inDatabase(String email, String fullName) {
    try {
      return RlsContext.callAsNobody(() -> transaction.signIn(email, fullName));
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("sign-in failed: " + e.getMessage(), e);
    }
  }
}
