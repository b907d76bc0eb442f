// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.wire.torture;

import io.shareddb.it.EmbeddedDatabase;
import io.shareddb.it.Relay;
import io.shareddb.it.wire.Server;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.postgresql.core.BaseConnection;

/** What goes wrong: eight kinds of it, some inside a transaction, some at any time. */
final class Faults {

  private final Relay relay;
  private final Counts counts;

  Faults(Relay relay, Counts counts) {
    this.relay = relay;
    this.counts = counts;
  }

  /** Now and then breaks the transaction that is open here. */
  void maybe(Connection c, Random random) throws SQLException {
    switch (random.nextInt(24)) {
      case 0 -> run(c, "error in a statement", "select 1/0");
      case 1 -> run(c, "statement timeout", "select set_config('statement_timeout', '5', true); select pg_sleep(1)");
      case 2 -> run(c, "constraint violated", "insert into torture (id, author) select id, author from torture limit 1");
      case 3 -> run(c, "write for another user", "insert into torture (id, author, user_id) values"
          + " (gen_random_uuid(), gen_random_uuid(), gen_random_uuid())");
      case 4 -> {
        counts.add("fault connection closed in a transaction");
        c.close();
      }
      case 5 -> {
        counts.add("fault cancelled from outside");
        c.unwrap(BaseConnection.class).cancelQuery();
      }
      default -> {
      }
    }
  }

  private void run(Connection c, String what, String sql) throws SQLException {
    counts.add("fault " + what);
    try (Statement s = c.createStatement()) {
      s.execute(sql);
    }
  }

  /** Until then, kills backends and cuts lines. */
  void fromOutside(long untilNanos, EmbeddedDatabase server, Random random) throws SQLException {
    try (Connection killer = server.superuser(Server.DATABASE)) {
      while (System.nanoTime() < untilNanos) {
        LockSupport.parkNanos(60_000_000);
        if (random.nextBoolean()) {
          counts.add("fault backend killed");
          Server.one(killer, "select count(pg_terminate_backend(pid)) from (select pid from pg_stat_activity where usename"
              + " = '" + EmbeddedDatabase.RUNTIME + "' order by random() limit 1) v");
        } else {
          counts.add("fault line cut");
          relay.cutOne();
        }
      }
    }
  }
}
