// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.bench.sql;

import io.shareddb.internal.wire.Wire;
import io.shareddb.it.EmbeddedDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.UUID;
import org.postgresql.Driver;

/** A database with the shared files, and those who work in it. */
final class BenchDatabase implements AutoCloseable {

  /** An id of a user, or of a row, by a number, in SQL; {@link #user} gives the same. */
  static final String USER = "('00000000-0000-4000-8000-' || lpad(to_hex(%s), 12, '0'))::uuid";

  private static final String NAME = "bench";
  private static final String[] SHARED_FILES =
      {"00_extensions.sql", "01_users.sql", "02_rls_base.sql", "03_audit.sql", "functions.sql"};

  private final EmbeddedDatabase server = EmbeddedDatabase.start();

  BenchDatabase() throws SQLException, IOException {
    // The disk and the background workers are the same for both sides, and only add noise.
    server.asSuperuser("postgres", "alter system set fsync = off", "alter system set autovacuum = off",
        "alter system set max_wal_size = '4GB'", "alter system set checkpoint_timeout = '30min'",
        "select pg_reload_conf()");
    server.createDatabase(NAME);
    try (Connection c = owner(); Statement s = c.createStatement()) {
      for (String file : SHARED_FILES) {
        s.execute(text(file));
      }
    }
  }

  static UUID user(long number) {
    return new UUID(0x4000L, 0x8000000000000000L + number);
  }

  Connection owner() throws SQLException {
    return server.connect(NAME, EmbeddedDatabase.OWNER, EmbeddedDatabase.PASSWORD);
  }

  Connection superuser() throws SQLException {
    return server.superuser(NAME);
  }

  /** Connects as an application, proved to be no more than that: else row security would cost nothing. */
  Connection runtime() throws SQLException {
    Connection c = server.connect(NAME, EmbeddedDatabase.RUNTIME, EmbeddedDatabase.PASSWORD);
    String tooMuch = value(c, "select rolsuper or rolbypassrls or pg_has_role('" + EmbeddedDatabase.OWNER
        + "', 'member') or not pg_has_role('shared_db_app', 'member') from pg_roles where rolname = current_user");
    if (!tooMuch.equals("f")) {
      throw new IllegalStateException("the runtime login is not an application's, so that it measures nothing");
    }
    return c;
  }

  /** Connects as an application through the module, so that the user in force travels. */
  Connection door() throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", EmbeddedDatabase.RUNTIME);
    properties.setProperty("password", EmbeddedDatabase.PASSWORD);
    Wire.configure(properties);
    return new Driver().connect(server.jdbcUrl(NAME), properties);
  }

  static String value(Connection c, String sql) throws SQLException {
    try (Statement s = c.createStatement(); ResultSet r = s.executeQuery(sql)) {
      r.next();
      return r.getString(1);
    }
  }

  private static String text(String file) throws IOException {
    try (InputStream in = BenchDatabase.class.getResourceAsStream("/META-INF/shared-db/schemas/" + file)) {
      if (in == null) {
        throw new IllegalStateException(file + " is not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
