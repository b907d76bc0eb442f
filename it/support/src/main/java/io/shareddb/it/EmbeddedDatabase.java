// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * One PostgreSQL on 127.0.0.1 and a free port, with the two logins a production database has: the owner, who
 * migrates, and the runtime login, which may do no more than a user.
 *
 * <p>{@link #close()} stops the server and removes its files.
 */
public final class EmbeddedDatabase implements AutoCloseable {

  /** The login that owns the databases and runs the migrations; it is neither superuser nor BYPASSRLS. */
  public static final String OWNER = "company_owner";

  /** The login of the application server; it becomes a member of {@code shared_db_app} by the administrator. */
  public static final String RUNTIME = "app_login";

  /** The password of both. */
  public static final String PASSWORD = "secret";

  /** Held here, since a logger that nobody holds forgets its level. */
  private static final Logger CHATTER = Logger.getLogger("io.zonky");

  private final EmbeddedPostgres server;

  private EmbeddedDatabase(EmbeddedPostgres server) {
    this.server = server;
  }

  /**
   * Starts a server.
   *
   * @return the running server, with both logins made
   */
  public static EmbeddedDatabase start() {
    return start(builder());
  }

  /**
   * Starts a server that keeps its files where the caller says and is stopped by nobody but the caller: no shutdown
   * hook of its own races with the one of the program around it.
   *
   * @param directory its data, removed by {@link #close()}
   * @return the running server, with both logins made
   */
  public static EmbeddedDatabase start(Path directory) {
    return start(builder().setDataDirectory(directory).setRegisterShutdownHook(false));
  }

  private static EmbeddedPostgres.Builder builder() {
    CHATTER.setLevel(Level.WARNING);
    return EmbeddedPostgres.builder()
        .setPGStartupWait(Duration.ofSeconds(60))
        // No socket file in the machine's temporary directory.
        .setServerConfig("unix_socket_directories", "")
        // Its log lies in its data directory, where pg_read_file finds it.
        .setServerConfig("logging_collector", "on")
        .setDataDirectoryCustomizer(EmbeddedDatabase::askForPasswords)
        .setServerConfig("listen_addresses", "127.0.0.1")
        .setServerConfig("max_connections", "300");
  }

  /** The binaries' own initdb trusts everybody, so that a wrong password would do. */
  private static void askForPasswords(File data) {
    try {
      Files.writeString(data.toPath().resolve("pg_hba.conf"), """
          host all %s,%s all scram-sha-256
          host all all all trust
          """.formatted(OWNER, RUNTIME));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static EmbeddedDatabase start(EmbeddedPostgres.Builder builder) {
    try {
      EmbeddedPostgres server = builder.start();
      EmbeddedDatabase database = new EmbeddedDatabase(server);
      database.asSuperuser("postgres",
          "create role shared_db_app nologin",
          "create role " + OWNER + " login createrole password '" + PASSWORD + "'",
          "grant shared_db_app to " + OWNER + " with admin option",
          "create role " + RUNTIME + " login password '" + PASSWORD + "'",
          "grant shared_db_app to " + RUNTIME);
      return database;
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL did not start", e);
    }
  }

  /**
   * Makes an empty database that {@link #OWNER} owns.
   *
   * @param name its name
   */
  public void createDatabase(String name) {
    asSuperuser("postgres", "create database \"" + name + "\" owner " + OWNER);
  }

  /**
   * Drops a database and whoever is connected to it.
   *
   * @param name its name
   */
  public void dropDatabase(String name) {
    asSuperuser("postgres", "drop database if exists \"" + name + "\" with (force)");
  }

  /**
   * Runs statements as the superuser, each in a transaction of its own.
   *
   * @param database where
   * @param statements what
   */
  public void asSuperuser(String database, String... statements) {
    try (Connection c = superuser(database); Statement s = c.createStatement()) {
      for (String sql : statements) {
        s.execute(sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Asks for one number as the superuser, past all policies.
   *
   * @param database where
   * @param query of one row and column
   * @return the number
   * @throws SQLException when the query fails
   */
  public long number(String database, String query) throws SQLException {
    try (Connection c = superuser(database); Statement s = c.createStatement(); ResultSet row = s.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }

  /**
   * Connects as the superuser.
   *
   * @param database where
   * @return a plain connection of the driver
   * @throws SQLException when the server refuses it
   */
  public Connection superuser(String database) throws SQLException {
    return connect(database, "postgres", "postgres");
  }

  /**
   * Connects past the module, as a plain JDBC client does.
   *
   * @param database where
   * @param user the login
   * @param password its password
   * @return a plain connection of the driver
   * @throws SQLException when the server refuses it
   */
  public Connection connect(String database, String user, String password) throws SQLException {
    return DriverManager.getConnection(jdbcUrl(database), user, password);
  }

  /**
   * Gives the address in the form of {@code DATABASE_URL}.
   *
   * @param database the database
   * @param user the login
   * @return {@code postgresql://user:password@127.0.0.1:port/database}
   */
  public String url(String database, String user) {
    return "postgresql://" + user + ":" + (user.equals("postgres") ? "postgres" : PASSWORD)
        + "@127.0.0.1:" + port() + "/" + database;
  }

  /**
   * Gives the address in the form of JDBC, without a login.
   *
   * @param database the database
   * @return {@code jdbc:postgresql://127.0.0.1:port/database}
   */
  public String jdbcUrl(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port() + "/" + database;
  }

  /**
   * Gives the server's port.
   *
   * @return a free port that was taken at the start
   */
  public int port() {
    return server.getPort();
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL did not stop", e);
    }
  }
}
