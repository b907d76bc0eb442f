// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.identity;

import io.shareddb.internal.datasource.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/** Runs {@code shared_db.sign_in} in a transaction of its own: the caller's may be another user's, and may fail. */
@ApplicationScoped
public class SignInTransaction {

  /** For the container. */
  public SignInTransaction() {
    // Nothing to set up.
  }

  /**
   * Signs a person in. Called in a scope of nobody, which has to be open before this transaction begins.
   *
   * @param email the verified address
   * @param fullName the name to show; empty leaves the stored one
   * @return the user's id
   * @throws SQLException what the database says
   */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public UUID signIn(String email, String fullName) throws SQLException {
    try (Connection connection = Pool.connection();
        PreparedStatement call = connection.prepareStatement(
            "select shared_db.sign_in(email => ?, full_name => nullif(?, ''))")) {
      call.setString(1, email);
      call.setString(2, fullName);
      try (ResultSet row = call.executeQuery()) {
        row.next();
        return row.getObject(1, UUID.class);
      }
    }
  }
}
