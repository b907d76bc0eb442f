// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.wire;

import io.shareddb.internal.Message;
import io.shareddb.internal.context.RlsIdentity;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.postgresql.PGConnection;

/**
 * Proves on a fresh connection that the user reaches the server with this driver, this server and whatever lies
 * between, and is gone afterwards. A driver that speaks otherwise must stop the deployment, not lose the user.
 */
public final class WireSelfTest {

  private static final String READ_BACK = "select pg_catalog.current_setting('app.user_id', true)";
  private static final String NONE = "";

  /** More than any prepareThreshold that makes sense. */
  private static final int EXECUTIONS = 8;

  private final Connection connection;
  private final String canary = UUID.randomUUID().toString();

  private WireSelfTest(Connection connection) {
    this.connection = connection;
  }

  /**
   * Sends a canary user in every way the driver knows and reads it back. Call it outside any transaction; the
   * connection is left as it was.
   *
   * @param fresh a connection that {@link Wire#configure} made, with nothing open
   * @throws SQLException when anything else came back, with the versions of driver and server; SQLState 0A000
   */
  public static void verify(Connection fresh) throws SQLException {
    boolean autoCommit = fresh.getAutoCommit();
    WireSelfTest test = new WireSelfTest(fresh);
    try {
      test.inTransaction();
      test.inAutoCommit();
      test.prepared();
      test.nothingRemains();
      test.poolerKeepsStatementsApart();
    } finally {
      fresh.setAutoCommit(autoCommit);
    }
  }

  private void inTransaction() throws SQLException {
    connection.setAutoCommit(false);
    as(canary, () -> {
      expect("in a transaction, first statement", canary, one(READ_BACK));
      expect("in a transaction, second statement", canary, one(READ_BACK));
      connection.rollback();
      expect("in the transaction after a rollback", canary, one(READ_BACK));
      connection.rollback();
    });
  }

  private void inAutoCommit() throws SQLException {
    connection.setAutoCommit(true);
    as(canary, () -> expect("in autocommit", canary, one(READ_BACK)));
  }

  private void prepared() throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(READ_BACK + " where ?")) {
      for (int i = 1; i <= EXECUTIONS; i++) {
        statement.setBoolean(1, true);
        String user = i % 2 == 0 ? NONE : canary;
        String where = "in execution " + i + " of a prepared statement";
        as(user, () -> {
          try (ResultSet rows = statement.executeQuery()) {
            expect(where, user, first(rows));
          }
        });
      }
    }
  }

  /** Looks with SHOW, which the wire lets pass. */
  private void nothingRemains() throws SQLException {
    String left;
    try {
      left = one("show app.user_id");
    } catch (SQLException e) {
      left = NONE; // 42704: the setting is not known at all.
    }
    expect("after it all", NONE, left);
  }

  /**
   * A pooler shows by the process id: the driver was told another one than the server has. It keeps prepared
   * statements apart when it gave ours a name of its own.
   */
  private void poolerKeepsStatementsApart() throws SQLException {
    int told = connection.unwrap(PGConnection.class).getBackendPID();
    if (told == Integer.parseInt(one("select pg_catalog.pg_backend_pid()"))) {
      return;
    }
    if (!"0".equals(one("select pg_catalog.count(*) from pg_catalog.pg_prepared_statements where name = '"
        + SettingStatement.NAME + "'"))) {
      throw new SQLException(Message.POOLER_MIXES_STATEMENTS.with(versions()), "0A000");
    }
  }

  private static void as(String user, Step step) throws SQLException {
    WhoIsInForce.Canary inForce = WhoIsInForce.canary(new RlsIdentity(user));
    try {
      step.run();
    } finally {
      inForce.close();
    }
  }

  private String one(String sql) throws SQLException {
    try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
      return first(rows);
    }
  }

  private static String first(ResultSet rows) throws SQLException {
    return rows.next() ? rows.getString(1) : "no row";
  }

  private void expect(String where, String expected, String seen) throws SQLException {
    if (!expected.equals(seen)) {
      throw new SQLException(Message.USER_NOT_SENT.with(where, seen, expected, versions()), "0A000");
    }
  }

  private interface Step {

    void run() throws SQLException;
  }

  private String versions() throws SQLException {
    return "pgjdbc " + connection.getMetaData().getDriverVersion() + ", server "
        + connection.getMetaData().getDatabaseProductVersion();
  }
}
