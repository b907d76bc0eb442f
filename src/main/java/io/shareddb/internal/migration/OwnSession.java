// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.migration;

import io.shareddb.SharedDbException;
import io.shareddb.internal.Message;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/** Proves that a connection has a session for itself, without which a lock of the session locks nobody out. */
final class OwnSession {

  /** Other clients of the pooler may come between and change whose turn it is. */
  private static final int ROUNDS = 5;

  private OwnSession() {
  }

  static void require(Connection connection, DataSource source) throws SQLException {
    // A pooler shows by the process id: the driver was told another one than the server has.
    if (connection.unwrap(PGConnection.class).getBackendPID() == session(connection)) {
      return;
    }
    // One that gives each client a session until it goes will do.
    Set<Integer> sessions = new HashSet<>();
    Set<Integer> ofAnother = new HashSet<>();
    try (Connection another = source.getConnection()) {
      for (int i = 0; i < ROUNDS; i++) {
        sessions.add(session(connection));
        ofAnother.add(session(another));
      }
    }
    if (sessions.size() > 1 || !Collections.disjoint(sessions, ofAnother)) {
      throw new SharedDbException(Message.SESSION_SHARED);
    }
  }

  private static int session(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery("select pg_catalog.pg_backend_pid()")) {
      answer.next();
      return answer.getInt(1);
    }
  }
}
