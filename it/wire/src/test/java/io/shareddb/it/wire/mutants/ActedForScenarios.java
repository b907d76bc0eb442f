// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.wire.mutants;

import static io.shareddb.it.wire.Server.ALICE;
import static io.shareddb.it.wire.Server.BOB;
import static io.shareddb.it.wire.Server.CAROL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shareddb.it.wire.Server;
import java.sql.Connection;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.List;
import java.util.Map;

/** Who acts for a user, and why, reach the server along with the user, and go along with the user. */
final class ActedForScenarios {

  /** Of every kind that could end a literal, be an escape, or be counted in more than one byte. */
  private static final List<String> REASONS = List.of("ticket 42", "it's \\'; drop table note; --", "$1 $$ E'\\\\'",
      "a \"name\"; Zoë 漢字 \uD83D\uDE00", "漢".repeat(500));

  private static final String ALL_THREE = "select concat_ws('|', current_setting('app.user_id', true),"
      + " current_setting('app.real_user_id', true), current_setting('app.reason', true))";

  private ActedForScenarios() {
  }

  static Map<String, Scenarios.Scenario> all() {
    return Map.of(
        "who acts is told, and told no more", ActedForScenarios::alternate,
        "who acts is told in simple queries", ActedForScenarios::simple,
        "who acts belongs to the transaction's user", ActedForScenarios::oneTransaction,
        "who acts is told again", ActedForScenarios::again,
        "the application does not say who acts", ActedForScenarios::ownSet);
  }

  private static void alternate(Door door) throws Exception {
    for (String threshold : List.of("1", "5", "0")) {
      try (Connection c = door.open("prepareThreshold", threshold)) {
        for (int i = 0; i < 20; i++) {
          c.setAutoCommit(i % 4 < 2);
          check(c, REASONS.get(i % REASONS.size()));
        }
      }
    }
  }

  private static void simple(Door door) throws Exception {
    try (Connection c = door.open("preferQueryMode", "simple"); Statement s = c.createStatement()) {
      for (int i = 0; i < 10; i++) {
        c.setAutoCommit(i < 5);
        check(c, REASONS.get(i % REASONS.size()));
      }
      c.setAutoCommit(true);
      Server.actingFor(BOB, ALICE, REASONS.get(1), () -> {
        assertThatThrownBy(() -> s.execute("select 'é', nope from note")).hasMessageContaining("Position: 13");
        s.execute("begin; " + ALL_THREE + "; commit; " + ALL_THREE);
        for (int i = 0; i < 3; i++) {
          s.getMoreResults();
        }
        try (var r = s.getResultSet()) {
          r.next();
          assertThat(r.getString(1)).isEqualTo(BOB + "|" + ALICE + "|" + REASONS.get(1));
        }
      });
    }
  }

  /** One after the other: acted for, alone, nobody. Nothing of the first is left for the second. */
  private static void check(Connection c, String reason) throws Exception {
    Server.actingFor(BOB, ALICE, reason, () -> {
      assertThat(Server.one(c, ALL_THREE)).isEqualTo(BOB + "|" + ALICE + "|" + reason);
      assertThat(Server.one(c, "select count(*) from note where user_id <> '" + BOB + "'")).isEqualTo("0");
    });
    end(c);
    Server.as(BOB, () -> assertThat(Server.one(c, ALL_THREE)).isEqualTo(BOB + "||"));
    end(c);
    Server.asNobody(() -> assertThat(Server.one(c, ALL_THREE)).isEqualTo("||"));
    end(c);
    for (String setting : List.of("app.user_id", "app.real_user_id", "app.reason")) {
      assertThat(Server.one(c, "show " + setting)).as("nothing stays on the connection").isEmpty();
    }
    end(c);
  }

  private static void oneTransaction(Door door) throws Exception {
    try (Connection c = door.open()) {
      c.setAutoCommit(false);
      Server.actingFor(BOB, ALICE, "one", () -> Server.one(c, "select count(*) from note"));
      Server.as(BOB, () -> refused(c));
      c.rollback();
      Server.as(BOB, () -> Server.one(c, "select count(*) from note"));
      Server.actingFor(BOB, ALICE, "one", () -> refused(c));
      c.rollback();
      Server.actingFor(BOB, ALICE, "one", () -> Server.one(c, "select count(*) from note"));
      Server.actingFor(BOB, CAROL, "one", () -> refused(c));
      c.rollback();
      Server.actingFor(BOB, ALICE, "one", () -> Server.one(c, "select count(*) from note"));
      Server.actingFor(BOB, ALICE, "two", () -> refused(c));
      c.rollback();
    }
  }

  private static void refused(Connection c) {
    assertThatThrownBy(() -> Server.one(c, "select count(*) from note")).hasMessageContaining("SDB-4001");
  }

  private static void again(Door door) throws Exception {
    try (Connection c = door.open("prepareThreshold", "1"); Statement s = c.createStatement()) {
      c.setAutoCommit(false);
      Server.actingFor(BOB, ALICE, "why", () -> {
        Savepoint first = c.setSavepoint();
        Server.one(c, ALL_THREE);
        c.rollback(first);
        assertThat(Server.one(c, ALL_THREE)).isEqualTo(BOB + "|" + ALICE + "|why");
        s.execute("discard plans");
        s.execute("reset all");
        s.execute("deallocate all");
        assertThat(Server.one(c, ALL_THREE + "::text")).isEqualTo(BOB + "|" + ALICE + "|why");
        c.commit();
        assertThat(Server.one(c, ALL_THREE + "::text || ''")).isEqualTo(BOB + "|" + ALICE + "|why");
        c.rollback();
      });
    }
  }

  private static void ownSet(Door door) throws Exception {
    try (Connection c = door.open(); Statement s = c.createStatement()) {
      Server.as(ALICE, () -> {
        for (String sql : List.of("set app.real_user_id = ''", "set local app.reason = 'mine'",
            "select set_config('app.real_user_id', '', true)", "reset app.reason")) {
          assertThatThrownBy(() -> s.execute(sql)).hasMessageContaining("SDB-4004");
        }
      });
    }
  }

  private static void end(Connection c) throws Exception {
    if (!c.getAutoCommit()) {
      c.commit();
    }
  }
}
