// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.bench.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * What the audit adds to what an application writes; both tables are protected.
 *
 * <p>They have the columns of every {@code OwnedEntity}, with the trigger that keeps updated_at, which is part of the cost
 * without the audit. A leaner table, with a number as its key and no updated_at, costs less to write, so that the same
 * audit is a larger part of it.
 */
final class AuditCost {

  /** The number of the user who writes. */
  static final int WRITER = 500;

  private static final int USERS = 1000;

  private AuditCost() {
  }

  static List<Comparison> measure(BenchDatabase database, int seconds) throws SQLException {
    create(database);
    List<Comparison> comparisons = new ArrayList<>();
    for (Write write : Write.values()) {
      try (Writer without = new Writer(database, write, "silent", false);
          Writer with = new Writer(database, write, "audited", true)) {
        comparisons.add(Comparison.measure("audit, " + write.title, write.goal, seconds, without, with));
      }
    }
    return comparisons;
  }

  private static void create(BenchDatabase database) throws SQLException {
    try (Connection superuser = database.superuser(); Statement s = superuser.createStatement()) {
      s.execute("insert into public.users (id, email) select " + BenchDatabase.USER.formatted("i")
          + ", 'user' || i || '@example.com' from generate_series(0, " + (USERS - 1) + ") as i");
      s.execute("vacuum (analyze) public.users");
    }
    try (Connection owner = database.owner(); Statement s = owner.createStatement()) {
      for (String table : new String[] {"silent", "audited"}) {
        s.execute("create table " + table + " (id uuid primary key default uuid_generate_v4(), "
            + "user_id uuid not null references users on delete cascade, title text not null, body text, "
            + "done boolean not null default false, created_at timestamptz not null default current_timestamp, "
            + "updated_at timestamptz not null default current_timestamp)");
        s.execute("create index on " + table + " (user_id, created_at)");
      }
      s.execute("select shared_db.protect_table('silent')");
      s.execute("select shared_db.protect_table('audited', audit => true)");
    }
  }
}
