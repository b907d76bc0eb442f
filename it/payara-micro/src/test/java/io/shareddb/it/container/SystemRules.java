// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.container;

import static io.shareddb.RlsContext.actAs;
import static io.shareddb.RlsContext.asSystem;
import static io.shareddb.RlsContext.callAs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shareddb.RlsContext;
import io.shareddb.SharedDbException;
import io.shareddb.SystemWorkRefusedException;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import javax.naming.InitialContext;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What no user does: by a login of its own, in a transaction of its own, for a reason. */
abstract class SystemRules extends ActAsRules {

  @Resource
  private ManagedExecutorService executor;

  @Test
  void systemWorkSeesAndChangesEverybodysRowsAndTheAuditSaysWhy() throws Exception {
    callAs(alice, () -> notebooks.add("system alice"));
    callAs(bob, () -> notebooks.add("system bob"));
    int changed = asSystem("nightly: mark, ticket 42", c -> update(c, "update notebooks set title = title || ' marked'"
        + " where title in ('system alice', 'system bob')"));
    assertThat(changed).isEqualTo(2);
    assertThat(audit("system alice marked")).containsExactly("system_login for  by  because nightly: mark, ticket 42");
    callAs(alice, () -> asSystem("on request", c -> update(c, "update notebooks set title = 'system asked' where title ="
        + " 'system bob marked'")));
    assertThat(audit("system asked")).containsExactly("system_login for  by " + alice + " because on request");
    callAs(alice, () -> actAs(bob, "ticket 1", () -> asSystem("acting", c -> update(c,
        "update notebooks set title = 'system acted' where title = 'system asked'"))));
    assertThat(audit("system acted")).as("the person, not the user for whom").containsExactly(
        "system_login for  by " + alice + " because acting");
  }

  @Test
  void itIsATransactionOfItsOwn() throws Exception {
    assertThatThrownBy(() -> callAs(alice, () -> notebooks.addThen("system outer", () -> {
      asSystem("its own transaction", c -> update(c,
          "insert into notebooks (user_id, title) values ('" + bob + "', 'system inner')"));
      throw new IllegalStateException("on purpose");
    }))).hasMessageContaining("on purpose");
    assertThat(Superuser.emailsOwning("system outer")).isEmpty();
    assertThat(Superuser.emailsOwning("system inner")).containsExactly("bob@example.com");
    assertThatThrownBy(() -> asSystem("rolled back", c -> {
      update(c, "delete from notebooks");
      throw new IllegalStateException("on purpose");
    })).hasMessageContaining("on purpose");
    assertThat(Superuser.emailsOwning("system inner")).isNotEmpty();
  }

  @Test
  void theUsersDoorIsClosedInsideAndOpenAgainAfterwards() throws Exception {
    callAs(alice, () -> notebooks.add("system door"));
    assertThatExceptionOfType(SystemWorkRefusedException.class).isThrownBy(() -> callAs(alice,
        () -> asSystem("through JPA", c -> notebooks.titles()))).withMessageContaining("SDB-4305");
    assertThatExceptionOfType(SystemWorkRefusedException.class).as("a table that is not protected, either")
        .isThrownBy(() -> asSystem("through JPA", c -> unscoped.one())).withMessageContaining("SDB-4305");
    DataSource users = InitialContext.doLookup("java:app/jdbc/shared-db");
    assertThatExceptionOfType(SQLException.class).isThrownBy(() -> callAs(alice, () -> asSystem("through the pool", c -> {
      try (Connection connection = users.getConnection()) {
        return update(connection, "update notebooks set title = 'stolen'");
      }
    }))).satisfies(e -> assertThat(e.getSQLState()).isEqualTo("22P02"));
    assertThatExceptionOfType(SystemWorkRefusedException.class).isThrownBy(() -> asSystem("carried",
        c -> RlsContext.contextual(() -> notebooks.titles()).call()));
    List<String> forOne = asSystem("for one", c -> callAs(alice, notebooks::titles));
    assertThat(forOne).contains("system door");
    assertThat(callAs(alice, notebooks::titles)).contains("system door");
  }

  @Test
  void theTransactionIsNotTheWorksToEnd() throws Exception {
    for (String call : List.of("commit", "rollback", "setAutoCommit")) {
      assertThatExceptionOfType(SystemWorkRefusedException.class).isThrownBy(() -> asSystem("ends it", c -> {
        switch (call) {
          case "commit" -> c.commit();
          case "rollback" -> c.rollback();
          default -> c.setAutoCommit(true);
        }
        return null;
      })).withMessageContaining("SDB-4304");
    }
    Connection kept = asSystem("keeps it", c -> c);
    assertThatExceptionOfType(SystemWorkRefusedException.class).isThrownBy(kept::createStatement);
    Statement statement = asSystem("keeps its statement", Connection::createStatement);
    assertThatExceptionOfType(SQLException.class).isThrownBy(() -> statement.execute("delete from notebooks"));
  }

  @Test
  void withoutAReasonNothingIsDone() {
    for (String reason : List.of("", " ", "line\nbreak", "r".repeat(501))) {
      assertThatExceptionOfType(SharedDbException.class).isThrownBy(() -> asSystem(reason, c -> update(c,
          "delete from notebooks"))).withMessageContaining("SDB-4123");
    }
  }

  @Test
  void aFewConnectionsServeAllAndKeepNothing() throws Exception {
    List<Future<String>> all = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      String reason = "job " + i;
      all.add(executor.submit(() -> asSystem(reason, c -> {
        try (Statement s = c.createStatement(); ResultSet row = s.executeQuery("select current_setting('shared_db.system')"
            + " || coalesce(current_setting('app.user_id', true), '') || coalesce(current_setting('test.remains', true), '')")) {
          row.next();
          String seen = row.getString(1);
          s.execute("set test.remains = 'left over'");
          return seen;
        }
      })));
    }
    for (int i = 0; i < all.size(); i++) {
      assertThat(all.get(i).get()).isEqualTo("job " + i);
    }
    // None works; one that has just been closed may still be seen.
    assertThat(Superuser.column("select count(*) from pg_stat_activity where usename = 'system_login'"
        + " and datname = current_database() and state <> 'idle'")).containsExactly("0");
  }

  private static int update(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return statement.executeUpdate(sql);
    }
  }

  private static List<String> audit(String title) throws Exception {
    return Superuser.column("select format('%s for %s by %s because %s', db_role, user_id, real_user_id, reason) from audit_log"
        + " where table_name = 'public.notebooks' and command = 'UPDATE' and new_values ->> 'title' = '" + title + "'");
  }
}
