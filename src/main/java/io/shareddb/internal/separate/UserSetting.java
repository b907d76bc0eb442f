// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.separate;

import io.shareddb.internal.Message;
import io.shareddb.internal.context.IdentityInForce;
import io.shareddb.internal.context.RlsIdentity;
import io.shareddb.internal.context.RlsScope;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/** Keeps {@code app.user_id} of one connection right, transaction by transaction. */
final class UserSetting {

  /** A statement to run once the user is set. */
  @FunctionalInterface
  interface Work {
    Object run() throws Throwable;
  }

  private static final String USER = "select set_config('app.user_id', ?, true)";
  private static final String ACTED_FOR =
      ", set_config('app.real_user_id', ?, true), set_config('app.reason', ?, true)";

  private final BaseConnection connection;

  /** What this transaction was told; null when it was told nothing, or may have gone back behind it. */
  private RlsIdentity applied;

  /** Whose transaction it is; null while it is nobody's. */
  private RlsIdentity owner;

  UserSetting(BaseConnection connection) {
    this.connection = connection;
  }

  /** Runs a statement for whoever is in force. A text without a first word stands for a batch. */
  Object run(String sql, Work work) throws Throwable {
    if (SqlText.setsUser(sql)) {
      throw new SQLException(Message.OWN_SETTING.with(), "42501");
    }
    if (SqlText.signsIn(sql) && !RlsScope.isSignIn()) {
      throw new SQLException(Message.OWN_SIGN_IN.with(), "42501");
    }
    if (!SqlText.touchesRows(sql)) {
      // It may end the transaction or go back behind the setting.
      try {
        return work.run();
      } finally {
        forget();
      }
    }
    RlsIdentity identity = IdentityInForce.forStatement();
    return aloneInAutocommit() ? inOwnTransaction(identity, work, !sql.isEmpty()) : inTransaction(identity, work);
  }

  /** Tells whether a statement would now be a transaction by itself. */
  boolean aloneInAutocommit() throws SQLException {
    return connection.getAutoCommit() && connection.getTransactionState() == TransactionState.IDLE;
  }

  /** Forgets what the transaction was told: it has ended, or gone back to a savepoint. */
  void forget() {
    applied = null;
    if (connection.getTransactionState() == TransactionState.IDLE) {
      owner = null;
    }
  }

  private Object inTransaction(RlsIdentity identity, Work work) throws Throwable {
    if (connection.getTransactionState() == TransactionState.IDLE) {
      forget();
    }
    if (owner != null && !owner.equals(identity)) {
      throw new SQLException(Message.USER_SWITCH.with(owner, identity), "42501");
    }
    // In a failed transaction the statement itself reports that best.
    if (!identity.equals(applied) && connection.getTransactionState() != TransactionState.FAILED) {
      apply(identity);
      applied = identity;
      owner = identity.isUser() || identity.isSystem() ? identity : null;
    }
    return work.run();
  }

  private Object inOwnTransaction(RlsIdentity identity, Work work, boolean again) throws Throwable {
    try {
      return new OwnTransaction(connection).run(() -> {
        apply(identity);
        return work.run();
      }, again);
    } finally {
      forget();
    }
  }

  private void apply(RlsIdentity identity) throws SQLException {
    Connection plain = connection;
    boolean actedFor = identity.isActedFor();
    try (PreparedStatement set = plain.prepareStatement(actedFor ? USER + ACTED_FOR : USER)) {
      set.setString(1, identity.setting());
      if (actedFor) {
        set.setString(2, identity.realUser());
        set.setString(3, identity.reason());
      }
      set.executeQuery().close();
      IdentityInForce.sent();
    }
  }
}
