// SPDX-License-Identifier: Apache-2.0
package io.shareddb;

import io.shareddb.internal.identity.KnownUsers;
import io.shareddb.spi.EmailIdentity;
import io.shareddb.spi.Identity;
import io.shareddb.spi.Profile;
import io.shareddb.spi.VerifiedEmail;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;

/** Makes a person known to the shared users table, before there is a user to work for. Inject it. */
@ApplicationScoped
public class SignIn {

  private final KnownUsers users;

  /** For the container's proxy. */
  protected SignIn() {
    this(null);
  }

  /**
   * For the container.
   *
   * @param users who is known already
   */
  @Inject
  public SignIn(KnownUsers users) {
    this.users = users;
  }

  /**
   * Gives the id of a person whose e-mail address somebody has verified: the row is made at the first time, and its
   * {@code last_login} is set at every time. Runs in a transaction of its own, which has committed on return.
   *
   * <p>Whoever may call this may become anyone by it: pass only what the identity provider vouches for.
   *
   * @param email the verified address; letter case does not count
   * @param fullName the name to show, which replaces the stored one; empty leaves that as it is
   * @return the user's id
   */
  public UUID signIn(String email, String fullName) {
    return signIn(new EmailIdentity(new VerifiedEmail(email), new Profile(Optional.of(fullName), Optional.empty())));
  }

  /**
   * Gives the id of a person for whom somebody vouches, like {@link #signIn(String, String)}: by an account of an
   * identity provider, or by an address. A user's id is only looked up.
   *
   * @param person who it is
   * @return the user's id
   * @throws UnknownCallerException when this makes no user: an account that was never seen and has no verified address,
   *     an id that is nobody's, an address that belongs to somebody else's account
   */
  public UUID signIn(Identity person) {
    return users.signIn(person);
  }

  /**
   * Forgets which callers are this user, so that the next request of theirs asks the database. Needed for changes that
   * it has to see at once; a deletion, and the change of a name to sign in by, is heard from the database.
   *
   * @param userId the user's id
   */
  public void forget(UUID userId) {
    users.forget(userId);
  }
}
