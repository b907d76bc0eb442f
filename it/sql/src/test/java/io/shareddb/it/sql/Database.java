// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.sql;

import io.shareddb.it.EmbeddedDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** One database of the tests' cluster, dropped at the end, and the sessions in it. */
final class Database implements AutoCloseable {

  /** One server for all tests; zonky stops it when the virtual machine ends. */
  static final EmbeddedDatabase CLUSTER = start();

  private static final AtomicInteger COUNTER = new AtomicInteger();

  private final String name;
  private final List<Connection> open = new ArrayList<>();

  private Database(String name) {
    this.name = name;
  }

  private static EmbeddedDatabase start() {
    EmbeddedDatabase cluster = EmbeddedDatabase.start();
    // Nothing here outlives the tests, so that nothing needs to reach the disk.
    cluster.asSuperuser("postgres", "alter system set fsync = off", "alter system set synchronous_commit = off",
        "alter system set full_page_writes = off", "select pg_reload_conf()");
    return cluster;
  }

  /** A database with nothing in it. */
  static Database empty() {
    String name = "empty_" + COUNTER.incrementAndGet();
    CLUSTER.createDatabase(name);
    return new Database(name);
  }

  /** A copy of another database, to which nobody is connected. */
  static Database copyOf(String template) {
    String name = template + "_" + COUNTER.incrementAndGet();
    CLUSTER.asSuperuser("postgres",
        "create database " + name + " template " + template + " owner " + EmbeddedDatabase.OWNER);
    return new Database(name);
  }

  /** A database in which the owner ran the shared files. */
  static Database shared() {
    return copyOf(Templates.SHARED);
  }

  /** A database with the shared files, Alice, Bob and an application's protected tables. */
  static Database notes() {
    return copyOf(Templates.NOTES);
  }

  String name() {
    return name;
  }

  /** A login of an application, proved to be no more than that. */
  Session runtime() throws SQLException {
    Session session = connect(EmbeddedDatabase.RUNTIME);
    String rights = session.value("select rolsuper or rolbypassrls or pg_has_role('" + EmbeddedDatabase.OWNER
        + "', 'member') or not pg_has_role('shared_db_app', 'member') from pg_roles where rolname = current_user");
    if (!rights.equals("f")) {
      throw new AssertionError("the runtime login is more than an application, so that its tests prove nothing");
    }
    return session;
  }

  Session owner() throws SQLException {
    return connect(EmbeddedDatabase.OWNER);
  }

  Session superuser() throws SQLException {
    return connect("postgres");
  }

  Session connect(String login) throws SQLException {
    Connection connection =
        CLUSTER.connect(name, login, login.equals("postgres") ? "postgres" : EmbeddedDatabase.PASSWORD);
    open.add(connection);
    return new Session(connection);
  }

  @Override
  public void close() throws SQLException {
    for (Connection connection : open) {
      connection.close();
    }
    CLUSTER.dropDatabase(name);
  }
}
