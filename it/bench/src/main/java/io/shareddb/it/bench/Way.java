// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.bench;

import io.shareddb.internal.context.RlsIdentity;
import io.shareddb.internal.context.RlsScope;
import io.shareddb.internal.wire.Wire;
import io.shareddb.it.EmbeddedDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.UUID;

/** A way to read one's own rows. The first is what the others are compared with. */
enum Way {

  /** No row level security: the application writes the user into every statement. */
  WHERE("WHERE user_id = ? by hand, no RLS", "select body from plain where user_id = ? and id = ?"),

  /** The module. */
  WIRE("shared-db, on the wire", "select body from guarded where id = ?"),

  /** A statement ahead of the first one of each transaction. */
  SEPARATE("select set_config(..., true) apart", "select body from guarded where id = ?"),

  /** SET when the connection is taken from the pool, RESET when it is given back. */
  SET_RESET("SET and RESET per checkout", "select body from guarded where id = ?");

  final String title;
  private final String sql;

  Way(String title, String sql) {
    this.title = title;
    this.sql = sql;
  }

  /** Opens a connection to stay open, as a pool does. */
  Connection connect(int port) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", EmbeddedDatabase.RUNTIME);
    properties.setProperty("password", EmbeddedDatabase.PASSWORD);
    properties.setProperty("sslmode", "disable");
    if (this == WIRE) {
      Wire.configure(properties);
    }
    return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/bench", properties);
  }

  /** Does what one request does with its connection: a transaction of so many statements, or one in autocommit. */
  void request(Connection c, UUID user, long id, int statements, boolean autoCommit) throws Exception {
    if (this == WIRE) {
      RlsScope.call(RlsIdentity.of(user), true, () -> {
        work(c, user, id, statements, autoCommit);
        return null;
      });
    } else {
      work(c, user, id, statements, autoCommit);
    }
  }

  private void work(Connection c, UUID user, long id, int statements, boolean autoCommit) throws SQLException {
    if (this == SET_RESET) {
      execute(c, "set app.user_id = '" + user + "'");
    }
    // The setting apart needs a transaction even for one statement.
    boolean transaction = !autoCommit || this == SEPARATE;
    if (transaction) {
      c.setAutoCommit(false);
    }
    if (this == SEPARATE) {
      try (PreparedStatement s = c.prepareStatement("select set_config('app.user_id', ?, true)")) {
        s.setString(1, user.toString());
        s.executeQuery().close();
      }
    }
    for (int i = 0; i < statements; i++) {
      read(c, user, id);
    }
    if (transaction) {
      c.commit();
      c.setAutoCommit(true);
    }
    if (this == SET_RESET) {
      execute(c, "reset app.user_id");
    }
  }

  private void read(Connection c, UUID user, long id) throws SQLException {
    try (PreparedStatement s = c.prepareStatement(sql)) {
      int at = 1;
      if (this == WHERE) {
        s.setObject(at++, user);
      }
      s.setLong(at, id);
      try (ResultSet r = s.executeQuery()) {
        if (!r.next()) {
          throw new IllegalStateException(this + ": the user's own row was not found");
        }
      }
    }
  }

  private static void execute(Connection c, String sql) throws SQLException {
    try (Statement s = c.createStatement()) {
      s.execute(sql);
    }
  }
}
