// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.demo;

import io.shareddb.it.EmbeddedDatabase;
import java.nio.file.Path;
import java.util.Map;

/** The database of the demo: the one that {@code DATABASE_URL} names, else one that lives as long as the demo. */
final class DemoDatabase {

  private static final String NAME = "company";

  private DemoDatabase() {
  }

  /**
   * Gives what the server finds in its environment.
   *
   * @param leftovers where a database that is started is kept
   * @param target the build directory; the unpacked binaries stay there for the next start
   * @param run the directory of this run
   * @return nothing when {@code DATABASE_URL} is set, as the server inherits it
   * @throws Exception when no database could be started
   */
  static Map<String, String> environment(Leftovers leftovers, Path target, Path run) throws Exception {
    String given = System.getenv("DATABASE_URL");
    if (given != null && !given.isBlank()) {
      System.out.println("Using the database of DATABASE_URL");
      return Map.of();
    }
    System.out.println("Starting PostgreSQL (set DATABASE_URL to use one of your own)");
    System.setProperty("ot.epg.working-dir", target.resolve("postgresql").toString());
    EmbeddedDatabase database = leftovers.keep(() -> EmbeddedDatabase.start(run.resolve("data")));
    database.createDatabase(NAME);
    return Map.of(
        "DATABASE_URL", database.url(NAME, EmbeddedDatabase.RUNTIME),
        "SHARED_DB_MIGRATION_URL", database.url(NAME, EmbeddedDatabase.OWNER),
        "SHARED_DB_PRIVILEGED_LOGIN", "refuse");
  }
}
