// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.identity;

import io.shareddb.SharedDbException;
import io.shareddb.UnknownCallerException;
import io.shareddb.internal.Message;
import io.shareddb.internal.config.Excerpt;
import io.shareddb.internal.context.RlsIdentity;
import io.shareddb.internal.context.RlsScope;
import io.shareddb.spi.EmailIdentity;
import io.shareddb.spi.ExternalIdentity;
import io.shareddb.spi.Identity;
import io.shareddb.spi.Profile;
import io.shareddb.spi.UserId;
import io.shareddb.spi.VerifiedEmail;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;

/** Asks the database which user somebody is, and understands its answers. */
@ApplicationScoped
public class UserDirectory {

  /** How Google names itself as an issuer, with the scheme and without. */
  private static final Set<String> GOOGLE = Set.of("https://accounts.google.com", "accounts.google.com");

  private static final String NO_SUCH_USER = "SDB05";
  private static final Set<String> REFUSED = Set.of("SDB01", "SDB02", "SDB03");

  @Inject
  private SignInTransaction transaction;

  /** For the container. */
  public UserDirectory() {
    // Injected.
  }

  /**
   * Looks somebody up, and makes the user if need be. A user's id is looked up only.
   *
   * @param person who it is
   * @param provision whether a user may be made
   * @return the user's id; empty: there is none, and none was made
   * @throws UnknownCallerException when the person may not come in
   */
  public Optional<UUID> signIn(Identity person, boolean provision) {
    if (person instanceof UserId user) {
      return answered(person, () -> RlsScope.call(RlsIdentity.of(user.value()), true, transaction::exists)
          ? Optional.of(user.value()) : Optional.empty());
    }
    SignInTransaction.Call call = person instanceof ExternalIdentity account ? of(account, provision)
        : of((EmailIdentity) person, provision);
    return answered(person, () -> Optional.of(RlsScope.signIn(() -> transaction.signIn(call))));
  }

  private static SignInTransaction.Call of(EmailIdentity person, boolean provision) {
    return new SignInTransaction.Call(Optional.of(person.email().address()), Optional.empty(), Optional.empty(),
        Optional.empty(), person.profile(), provision);
  }

  private static SignInTransaction.Call of(ExternalIdentity account, boolean provision) {
    Optional<String> email = account.email().map(VerifiedEmail::address);
    Optional<String> subject = Optional.of(account.subject());
    Profile profile = account.profile();
    return GOOGLE.contains(account.issuer())
        ? new SignInTransaction.Call(email, subject, Optional.empty(), Optional.empty(), profile, provision)
        : new SignInTransaction.Call(email, Optional.empty(), Optional.of(account.issuer()), subject, profile, provision);
  }

  /** The work opens its scope before its transaction, which is none of the caller's. */
  private static Optional<UUID> answered(Identity person, Callable<Optional<UUID>> work) {
    try {
      return work.call();
    } catch (SharedDbException e) {
      throw e;
    } catch (SQLException e) {
      String state = Optional.ofNullable(e.getSQLState()).orElse("");
      if (state.equals(NO_SUCH_USER)) {
        return Optional.empty();
      }
      if (REFUSED.contains(state)) {
        throw new UnknownCallerException(e, Message.SIGN_IN_REFUSED, describe(person), Excerpt.of(e.getMessage()));
      }
      throw new SharedDbException(e, Message.SIGN_IN_FAILED, e.getMessage());
    } catch (Exception e) {
      throw new SharedDbException(e, Message.SIGN_IN_FAILED, e.getMessage());
    }
  }

  /** Tells the log who it is, and no more of a token than it needs to find the person. */
  static String describe(Identity person) {
    return person instanceof ExternalIdentity account
        ? "subject '" + Excerpt.of(account.subject()) + "' of " + Excerpt.of(account.issuer())
        : person instanceof EmailIdentity known ? Excerpt.of(known.email().address())
        : "user " + ((UserId) person).value();
  }
}
