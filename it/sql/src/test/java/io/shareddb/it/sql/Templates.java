// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.sql;

import io.shareddb.it.EmbeddedDatabase;
import java.sql.Connection;
import java.sql.SQLException;

/** Databases that are prepared once, and copied for each test. */
final class Templates {

  /** The shared files, run by the owner. */
  static final String SHARED = prepareShared();

  /** The shared files and the application of {@link Fixture}. */
  static final String NOTES = prepareNotes();

  private Templates() {}

  private static String prepareShared() {
    Database.CLUSTER.createDatabase("shared");
    try (Connection owner = Database.CLUSTER.connect("shared", EmbeddedDatabase.OWNER, EmbeddedDatabase.PASSWORD)) {
      SharedFiles.apply(owner, SharedFiles.IN_ORDER);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return "shared";
  }

  private static String prepareNotes() {
    Database.CLUSTER.asSuperuser("postgres",
        "create role system_login login password '" + EmbeddedDatabase.PASSWORD + "'",
        "grant shared_db_system to system_login",
        "create database notes template " + SHARED + " owner " + EmbeddedDatabase.OWNER);
    try (Connection owner = Database.CLUSTER.connect("notes", EmbeddedDatabase.OWNER, EmbeddedDatabase.PASSWORD);
        Connection everything = Database.CLUSTER.superuser("notes")) {
      Fixture.create(new Session(owner));
      Fixture.fill(new Session(everything));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return "notes";
  }
}
