// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.migration;

import io.shareddb.internal.config.Settings;
import io.shareddb.internal.datasource.OwnerConnections;
import io.shareddb.it.module.Databases;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Runs the module's migrator, and reads what it wrote. */
final class Migrations {

  /** Every file, in its order. */
  static final List<String> SHARED = List.of("1 extensions t", "2 users t", "3 rls base t",
      "4 audit t", "null functions t");

  private Migrations() {
  }

  static void run(Settings settings, ClassLoader application) throws Exception {
    OwnerConnections.kept(settings, connections -> new Migrator(settings, connections, application).run());
  }

  static void run(Settings settings) throws Exception {
    run(settings, Migrations.class.getClassLoader());
  }

  /** Version, description and success of every file that was applied, without Flyway's own baseline row. */
  static List<String> history(String database, String table) {
    return Databases.rows(database, "select version, description, success from " + table
        + " where type = 'SQL' order by installed_rank");
  }

  static List<String> shared(String database) {
    return history(database, "shared_db_history");
  }

  /** What the database is, without its rows and the histories. */
  static List<String> catalog(String database) throws IOException {
    try (InputStream in = Migrations.class.getResourceAsStream("/catalog.sql")) {
      return Databases.rows(database, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  /** What only the last of the shared files makes. */
  static boolean isComplete(String database) {
    return Databases.rows(database, "select to_regclass('public.users') is not null"
        + " and to_regprocedure('shared_db.current_user_id()') is not null"
        + " and (select relrowsecurity and relforcerowsecurity from pg_class where oid = to_regclass('public.users'))"
        + " and to_regclass('public.audit_log') is not null"
        + " and (select count(distinct proname) from pg_proc where pronamespace = to_regnamespace('shared_db')"
        + " and proname in ('owner_access', 'protect_table', 'sign_in', 'audit_table')) = 4").equals(List.of("t"));
  }
}
