// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.identity;

import io.shareddb.RlsContext;
import io.shareddb.internal.datasource.DataSourceBinding;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;

/** Signs people in, before there is a user whose rights could count. */
@ApplicationScoped
public class KnownUsers {

  /** For the container. */
  public KnownUsers() {
    // Nothing to set up.
  }

  /**
   * Runs {@code shared_db.sign_in} in a transaction of its own, since the caller's may belong to nobody yet or fail.
   *
   * @param email the verified address
   * @param fullName the name to show; empty leaves the stored one
   * @return the user's id
   */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public UUID signIn(String email, String fullName) {
    try {
      return RlsContext.callAsNobody(() -> inDatabase(email, fullName));
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("sign-in failed: " + e.getMessage(), e);
    }
  }

  private static UUID inDatabase(String email, String fullName) throws SQLException, NamingException {
    DataSource source = InitialContext.doLookup(DataSourceBinding.JNDI_NAME);
    try (Connection connection = source.getConnection();
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
