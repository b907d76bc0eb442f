// SPDX-License-Identifier: Apache-2.0
package io.shareddb;

import io.shareddb.internal.context.IdentityInForce;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/**
 * The id of the user in force, for those who want no query: {@code @Inject UserContext user}. It asks at every call, and
 * knows the transaction's user, else the scope's, as the database will; for the profile there is {@link CurrentUser}.
 */
@ApplicationScoped
public class UserContext {

  /** For the container. */
  public UserContext() {
    // Nothing is kept here.
  }

  /**
   * Gives the user for whom SQL on this thread runs now.
   *
   * @return empty for nobody and outside any scope
   */
  public Optional<UUID> userId() {
    return IdentityInForce.now().userId();
  }

  /**
   * Gives who works in that user's name: {@link RlsContext#actAs}.
   *
   * @return empty where the user does so without another's help
   */
  public Optional<UUID> realUserId() {
    return IdentityInForce.now().realUserId();
  }

  /**
   * Gives the user for whom SQL on this thread runs now, for work that makes no sense without one.
   *
   * @return the user's id
   * @throws UnscopedAccessException outside any scope
   * @throws NoCallerException in a scope without a caller
   */
  public UUID requiredUserId() {
    return IdentityInForce.requiredUser();
  }
}
