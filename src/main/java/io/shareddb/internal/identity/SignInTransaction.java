// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.identity;

import io.shareddb.internal.datasource.Pool;
import io.shareddb.internal.metrics.Counters;
import io.shareddb.spi.Profile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Asks in a transaction of its own: the caller's may be another user's, and may fail. */
@ApplicationScoped
@Transactional(value = Transactional.TxType.REQUIRES_NEW, rollbackOn = SQLException.class)
public class SignInTransaction {

  /**
   * The arguments of {@code shared_db.sign_in}.
   *
   * @param email a verified address
   * @param googleId the subject of a Google account
   * @param issuer another provider
   * @param subject the subject of its account
   * @param profile what to show of the person
   * @param provision whether a user may be made
   */
  record Call(Optional<String> email, Optional<String> googleId, Optional<String> issuer, Optional<String> subject,
      Profile profile, boolean provision) {

    private List<Optional<String>> texts() {
      return List.of(email, googleId, profile.fullName(), profile.avatarUrl(), issuer, subject);
    }
  }

  /** For the container. */
  public SignInTransaction() {
    // Nothing to set up.
  }

  /**
   * Signs a person in. Called in a scope of nobody.
   *
   * @param call who it is
   * @return the user's id
   * @throws SQLException what the database says
   */
  public UUID signIn(Call call) throws SQLException {
    Counters.SIGN_INS.increment();
    try (Connection connection = Pool.connection();
        PreparedStatement statement = connection.prepareStatement("""
            select shared_db.sign_in(email => ?, google_id => ?, full_name => ?, avatar_url => ?, issuer => ?,
              subject => ?, email_verified => true, provision => ?)""")) {
      int i = 1;
      for (Optional<String> text : call.texts()) {
        statement.setString(i++, text.orElse(null));
      }
      statement.setBoolean(i, call.provision());
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getObject(1, UUID.class);
      }
    }
  }

  /**
   * Tells whether the user in whose scope this is called has a row.
   *
   * @return false for an id that is nobody's
   * @throws SQLException what the database says
   */
  public boolean exists() throws SQLException {
    try (Connection connection = Pool.connection();
        PreparedStatement statement = connection.prepareStatement(
            "select exists (select from public.users where id = (select shared_db.current_user_id()))");
        ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getBoolean(1);
    }
  }
}
