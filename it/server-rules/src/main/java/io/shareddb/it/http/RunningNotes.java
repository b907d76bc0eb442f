// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.shareddb.it.EmbeddedDatabase;
import io.shareddb.it.Relay;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One PostgreSQL and one server with Notes for all rules, started when the first asks for it. */
final class RunningNotes implements AutoCloseable {

  static final String DATABASE = "notes";

  private final EmbeddedDatabase database;
  private final Relay network;
  private final Server server;

  private RunningNotes(EmbeddedDatabase database, Relay network, Server server) {
    this.database = database;
    this.network = network;
    this.server = server;
  }

  static RunningNotes start() {
    EmbeddedDatabase database = EmbeddedDatabase.start();
    Relay network = null;
    Server server = null;
    boolean well = false;
    try {
      database.createDatabase(DATABASE);
      network = new Relay(database.port());
      Map<String, String> environment = new HashMap<>(twoLogins(database, DATABASE));
      // The application's own connections take the way on which round trips are counted.
      String detour = ":" + network.port() + "/";
      environment.put("DATABASE_URL", environment.get("DATABASE_URL").replace(":" + database.port() + "/", detour));
      server = Server.start(Server.NOTES, environment);
      assertThat(server.deployed()).as(server.log()).isTrue();
      RunningNotes notes = new RunningNotes(database, network, server);
      notes.assertUnprivileged();
      Outcome.ready(server);
      well = true;
      return notes;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    } finally {
      if (!well) {
        close(server, network, database);
      }
    }
  }

  /** What an administrator has made, and an operator puts into the environment. */
  static Map<String, String> twoLogins(EmbeddedDatabase database, String name) {
    return Map.of("DATABASE_URL", database.url(name, EmbeddedDatabase.RUNTIME),
        "SHARED_DB_MIGRATION_URL", database.url(name, EmbeddedDatabase.OWNER));
  }

  private static void close(Server server, Relay network, EmbeddedDatabase database) {
    // The server first; without its database it would fill its log.
    try (database; network; server) {
      database.port();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Without this every other test here could pass for the wrong reason. */
  void assertUnprivileged() throws SQLException {
    try (Connection c = database.superuser(DATABASE); Statement s = c.createStatement()) {
      awaitOwnSessionsToEnd(s);
      ResultSet row = s.executeQuery("""
          select a.usename, r.rolsuper or r.rolbypassrls or r.rolcreaterole or r.rolcreatedb,
                 pg_has_role(a.usename, (select datdba from pg_database where datname = a.datname), 'member'),
                 exists (select from pg_class c where pg_has_role(a.usename, c.relowner, 'member'))
            from pg_stat_activity a join pg_roles r on r.rolname = a.usename
           where a.datname = '%s' and a.pid <> pg_backend_pid()
           group by 1, 2, 3, 4
          """.formatted(DATABASE));
      assertThat(row.next()).as("Notes is connected").isTrue();
      assertThat(row.getString(1)).isEqualTo(EmbeddedDatabase.RUNTIME);
      assertThat(row.getBoolean(2)).as("more rights than a user").isFalse();
      assertThat(row.getBoolean(3)).as("owner of the database").isFalse();
      assertThat(row.getBoolean(4)).as("owner of a table").isFalse();
      assertThat(row.next()).as("a second login is connected").isFalse();
    }
  }

  /** A session that a test has closed is seen a moment longer. One that the server keeps in its pool stays. */
  private static void awaitOwnSessionsToEnd(Statement s) throws SQLException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
    boolean seen = true;
    while (seen && System.nanoTime() < end) {
      try (ResultSet row = s.executeQuery("""
          select exists (select from pg_stat_activity
           where datname = current_database() and usename = 'postgres' and pid <> pg_backend_pid())
          """)) {
        row.next();
        seen = row.getBoolean(1);
      }
    }
  }

  EmbeddedDatabase database() {
    return database;
  }

  /** Between the server and the database. */
  Relay network() {
    return network;
  }

  Server server() {
    return server;
  }

  Caller alice() {
    return Caller.alice(server.uri());
  }

  Caller bob() {
    return Caller.bob(server.uri());
  }

  Caller nobody() {
    return Caller.nobody(server.uri());
  }

  /** Asks past all policies. */
  long count(String sql) throws SQLException {
    return database.number(DATABASE, sql);
  }

  /** Starts a test from none. */
  void deleteAllNotes() {
    database.asSuperuser(DATABASE, "delete from notes");
  }

  @Override
  public void close() {
    close(server, network, database);
  }

  /** Hands the one instance to whoever names it as a parameter. */
  static final class Provider implements ParameterResolver {

    /** Of the only attempt: what did not start for the first rule will not start for the others, and they are many. */
    private static RuntimeException failure;

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == RunningNotes.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context.getRoot().getStore(Namespace.create(RunningNotes.class))
          .getOrComputeIfAbsent(RunningNotes.class, key -> startOnce());
    }

    private static RunningNotes startOnce() {
      if (failure != null) {
        throw new IllegalStateException("Notes did not start, see the first rule");
      }
      try {
        return start();
      } catch (RuntimeException e) {
        failure = e;
        throw e;
      }
    }
  }
}
