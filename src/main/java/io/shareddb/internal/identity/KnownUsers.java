// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.identity;

import io.shareddb.SharedDbException;
import io.shareddb.UnknownCallerException;
import io.shareddb.UserGoneException;
import io.shareddb.internal.Message;
import io.shareddb.internal.config.Settings.Provision;
import io.shareddb.internal.datasource.StartUp;
import io.shareddb.internal.identity.SeenCallers.Seen;
import io.shareddb.spi.EmailIdentity;
import io.shareddb.spi.ExternalIdentity;
import io.shareddb.spi.Identity;
import io.shareddb.spi.UserId;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** Knows which users the callers of late are, and asks the database about the others. */
@ApplicationScoped
public class KnownUsers {

  private static final int MOST_REMEMBERED = 10_000;

  /** How long the database's answer counts, and how long a user who was deleted does not come back as a new one. */
  private static final Duration LONGEST_REMEMBERED = Duration.ofMinutes(5);

  private final SeenCallers callers = new SeenCallers(MOST_REMEMBERED, System::nanoTime);
  private final OneAtATime<Seen> oneAtATime = new OneAtATime<>();
  private final GoneUserListener listener = new GoneUserListener(callers::markGone,
      user -> callers.age(user, LONGEST_REMEMBERED), () -> callers.age(LONGEST_REMEMBERED));

  @Inject
  private UserDirectory directory;

  /** For the container. */
  public KnownUsers() {
    // Injected.
  }

  /**
   * Gives the user who a caller is; the first sight of one signs in.
   *
   * @param caller who it is
   * @return the user's id
   * @throws UnknownCallerException when it is no user
   * @throws UserGoneException when the user has been deleted
   */
  public UUID idOf(Identity caller) {
    Object key = keyOf(caller);
    return known(key).orElseGet(() ->
        oneAtATime.call(key, () -> known(key).orElseGet(() -> ask(key, caller)))).user();
  }

  private Optional<Seen> known(Object key) {
    Optional<Seen> seen = callers.find(key).filter(known -> callers.isYounger(known, LONGEST_REMEMBERED));
    if (seen.filter(Seen::gone).isPresent()) {
      throw new UserGoneException();
    }
    return seen;
  }

  /** Nobody is made in the place of who was a user the last time and is none now. */
  private Seen ask(Object key, Identity caller) {
    Optional<Seen> before = callers.find(key).filter(seen -> !seen.gone());
    boolean provision = before.isEmpty() && StartUp.settings().callers().provision() == Provision.FIRST_SIGN_IN;
    Optional<UUID> user = directory.signIn(caller, provision);
    if (user.isEmpty() && before.isPresent()) {
      throw lost(caller, before.get().user());
    }
    return remember(key, user.orElseThrow(() -> refused(caller, provision)));
  }

  /** Either the user has been deleted, or is there and has lost this name only, such as an address. */
  private SharedDbException lost(Identity caller, UUID user) {
    if (directory.signIn(new UserId(user), false).isPresent()) {
      return refused(caller, false);
    }
    callers.markGone(user);
    return new UserGoneException();
  }

  /**
   * Signs a person in for whom the application vouches.
   *
   * @param person who it is
   * @return the user's id
   * @throws UnknownCallerException when it is no user
   */
  public UUID signIn(Identity person) {
    UUID user = directory.signIn(person, true).orElseThrow(() -> refused(person, true));
    return remember(keyOf(person), user).user();
  }

  private Seen remember(Object key, UUID user) {
    listener.start();
    return callers.remember(key, user);
  }

  @PreDestroy
  void close() {
    listener.close();
  }

  /**
   * Forgets what is known of a user.
   *
   * @param user the user's id
   */
  public void forget(UUID user) {
    callers.forget(user);
  }

  /** What tells one caller from another; the rest may change from token to token. */
  private static Object keyOf(Identity caller) {
    return caller instanceof ExternalIdentity account ? new Account(account.issuer(), account.subject())
        : caller instanceof EmailIdentity person ? person.email()
        : caller;
  }

  private record Account(String issuer, String subject) {
  }

  private static UnknownCallerException refused(Identity caller, boolean provision) {
    boolean unverified = provision && caller instanceof ExternalIdentity account && account.email().isEmpty();
    return new UnknownCallerException(unverified ? Message.NO_VERIFIED_EMAIL : Message.NO_ACCOUNT,
        UserDirectory.describe(caller));
  }
}
