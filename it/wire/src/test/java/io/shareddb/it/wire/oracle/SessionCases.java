// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.wire.oracle;

import io.shareddb.it.wire.Server;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.postgresql.jdbc.PgStatement;

/** The session's own matters: settings, notifications, timeouts, maintenance. */
final class SessionCases {

  static final List<Case> ALL = List.of(
      new Case("set, show and reset of a setting", (c, log) -> {
        log.run(c, "set application_name = 'case'");
        log.run(c, "show application_name");
        log.run(c, "reset application_name");
        log.run(c, "show application_name");
        log.run(c, "set local application_name = 'x'");
      }),
      new Case("reset all keeps rows readable", (c, log) -> {
        log.run(c, "reset all");
        log.run(c, "select count(*) from note");
      }),
      new Case("reset all inside a transaction", (c, log) -> {
        c.setAutoCommit(false);
        log.run(c, "select count(*) from note");
        log.run(c, "reset all");
        log.run(c, "select count(*) from note");
        c.commit();
      }),
      new Case("discard all", (c, log) -> {
        log.run(c, "create temp table x (a int)");
        log.run(c, "discard all");
        log.attempt(() -> log.run(c, "select * from x"));
        log.run(c, "select count(*) from note");
      }),
      new Case("client info and schema", (c, log) -> {
        c.setClientInfo("ApplicationName", "me");
        log.say(c.getClientInfo("ApplicationName"));
        c.setSchema("pg_catalog");
        log.say(c.getSchema());
        c.setSchema("public");
      }),
      new Case("notification to oneself", (c, log) -> {
        log.run(c, "listen ch");
        log.run(c, "notify ch, 'hello'");
        notifications(c, log);
        log.run(c, "unlisten *");
      }),
      new Case("notification from another connection during queries", (c, log) -> {
        log.run(c, "listen other");
        try (Connection sender = Server.plain(); Statement s = sender.createStatement()) {
          for (int i = 0; i < 20; i++) {
            s.execute("notify other, '" + i + "'");
          }
        }
        log.run(c, "select count(*) from note");
        notifications(c, log);
      }),
      new Case("notifications while a query runs", (c, log) -> {
        log.run(c, "listen meanwhile");
        try (Connection sender = Server.plain(); Statement s = sender.createStatement();
            PreparedStatement slow = c.prepareStatement("select user_id, pg_sleep(0.02) from note")) {
          Thread other = new Thread(() -> {
            try {
              for (int i = 0; i < 40; i++) {
                s.execute("notify meanwhile, '" + i + "'");
              }
            } catch (SQLException e) {
              throw new IllegalStateException(e);
            }
          });
          other.start();
          for (int i = 0; i < 3; i++) {
            log.rows(slow.executeQuery());
          }
          other.join();
        }
        log.run(c, "select count(*) from note");
        notifications(c, log);
      }),
      new Case("waiting for a notification that does not come", (c, log) -> {
        log.run(c, "listen silence");
        log.say(c.unwrap(PGConnection.class).getNotifications(50).length);
        log.run(c, "select count(*) from note");
      }),
      new Case("query timeout", (c, log) -> {
        try (Statement s = c.createStatement()) {
          s.unwrap(PgStatement.class).setQueryTimeoutMs(80);
          log.attempt(() -> s.execute("select pg_sleep(30)"));
        }
        log.run(c, "select count(*) from note");
      }),
      new Case("statement timeout", (c, log) -> {
        log.run(c, "set statement_timeout = 50");
        log.attempt(() -> log.run(c, "select pg_sleep(30)"));
        log.run(c, "set statement_timeout = 0");
      }),
      new Case("lock timeout", (c, log) -> {
        try (Connection holder = Server.plain(); Statement s = holder.createStatement()) {
          holder.setAutoCommit(false);
          s.execute("select pg_advisory_xact_lock(4711)");
          log.run(c, "set lock_timeout = 50");
          log.attempt(() -> log.run(c, "select pg_advisory_xact_lock(4711)"));
          log.run(c, "set lock_timeout = 0");
        }
      }),
      new Case("cancel from another thread", (c, log) -> {
        try (PreparedStatement s = c.prepareStatement("select pg_sleep(30), count(*) from note")) {
          Thread canceller = new Thread(() -> {
            try {
              Thread.sleep(150);
              s.cancel();
            } catch (Exception e) {
              throw new IllegalStateException(e);
            }
          });
          canceller.start();
          log.attempt(s::executeQuery);
          canceller.join();
        }
        log.run(c, "select count(*) from note");
      }),
      new Case("vacuum and analyze", (c, log) -> {
        log.run(c, "create temp table v (a int)");
        log.run(c, "vacuum v");
        log.run(c, "analyze v");
        log.run(c, "vacuum (analyze) v");
      }),
      new Case("vacuum inside a transaction is refused", (c, log) -> {
        c.setAutoCommit(false);
        log.attempt(() -> log.run(c, "vacuum"));
        c.rollback();
      }),
      new Case("index built and dropped concurrently", (c, log) -> {
        log.run(c, "create temp table v (a int)");
        log.run(c, "create index concurrently v_a on v (a)");
        log.run(c, "reindex index concurrently v_a");
        log.run(c, "drop index concurrently v_a");
      }),
      new Case("statements for administrators are refused by the server", (c, log) -> {
        log.attempt(() -> log.run(c, "create database nope"));
        log.attempt(() -> log.run(c, "alter system set work_mem = '1MB'"));
        log.attempt(() -> log.run(c, "checkpoint"));
      }),
      new Case("set role that is not allowed", (c, log) -> {
        log.attempt(() -> log.run(c, "set role postgres"));
        log.attempt(() -> log.run(c, "set session authorization postgres"));
      }),
      new Case("network timeout set and unset", (c, log) -> {
        c.setNetworkTimeout(Runnable::run, 5000);
        log.run(c, "select count(*) from note");
        c.setNetworkTimeout(Runnable::run, 0);
      }));

  private SessionCases() {
  }

  private static void notifications(Connection c, Log log) throws Exception {
    PGNotification[] all = c.unwrap(PGConnection.class).getNotifications(500);
    for (PGNotification one : all == null ? new PGNotification[0] : all) {
      log.say(one.getName() + " " + one.getParameter());
    }
  }
}
