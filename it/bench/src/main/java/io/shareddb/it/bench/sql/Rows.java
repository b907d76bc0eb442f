// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.bench.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The same rows twice: without and with policies.
 *
 * @param size part of the tables' names
 * @param users how many own rows
 * @param each how many rows everyone owns
 */
record Rows(String size, int users, int each) {

  String plain() {
    return "plain_" + size;
  }

  String guarded() {
    return "guarded_" + size;
  }

  /** Gives the id of a row of a user: as in life, the rows of one user lie apart from each other. */
  long id(int user, int number) {
    return (long) (number % each) * users + user;
  }

  void create(BenchDatabase database) throws SQLException {
    try (Connection owner = database.owner(); Statement s = owner.createStatement()) {
      for (String table : new String[] {plain(), guarded()}) {
        // They are only read, so that their log would only cost time; and no foreign key, which reading does not ask.
        s.execute("create unlogged table " + table + " (id bigint not null, user_id uuid not null, "
            + "created_at timestamptz not null, body text not null)");
        s.execute("insert into " + table + " select i, " + BenchDatabase.USER.formatted("i % " + users)
            + ", timestamptz '2026-01-01 00:00Z' + i * interval '1 second', 'row ' || i from generate_series(0, "
            + ((long) users * each - 1) + ") as i");
        s.execute("alter table " + table + " add primary key (id)");
        s.execute("create index on " + table + " (user_id, created_at)");
      }
      s.execute("grant select on " + plain() + " to shared_db_app");
      s.execute("select shared_db.protect_table('" + guarded() + "')");
      s.execute("vacuum (analyze) " + plain());
      s.execute("vacuum (analyze) " + guarded());
    }
    prove(database);
  }

  /** A policy that lets everything through would be cheap as well. */
  private void prove(BenchDatabase database) throws SQLException {
    try (Connection nobody = database.runtime()) {
      String seen = BenchDatabase.value(nobody, "select count(*) from " + guarded());
      if (!seen.equals("0")) {
        throw new IllegalStateException("nobody sees " + seen + " rows of " + guarded());
      }
    }
  }
}
