// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.shareddb.internal.guard.Allowance;
import io.shareddb.internal.guard.DatabaseExaminer;
import io.shareddb.internal.guard.Examination;
import io.shareddb.internal.guard.Lints;
import io.shareddb.it.EmbeddedDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Exceptions that the owner of an object wrote into its comment cover what is found there, and nothing else. Each is rolled
 * back.
 */
class AllowedByCommentTest {

  private static Database database;
  private static Connection connection;

  @BeforeAll
  static void open() throws SQLException {
    database = Database.notes();
    connection = database.superuser().connection();
    connection.setAutoCommit(false);
  }

  @AfterEach
  void undo() throws SQLException {
    connection.rollback();
  }

  @AfterAll
  static void close() throws SQLException {
    database.close();
  }

  @Test
  void ofAPolicy() throws SQLException {
    assertCovered("SDB-3141", """
        create policy notes_published on notes for select using (text like 'public:%');
        """, """
        comment on policy notes_published on notes is 'shared-db: allow SDB-3141 because a published note is for everybody';
        comment on table notes is 'shared-db: allow SDB-3301 because a published note is for everybody';
        """);
  }

  @Test
  void ofATableForWhatBelongsToIt() throws SQLException {
    assertCovered("SDB-3141", "create policy published on notes for select using (text like 'public:%');",
        "comment on table notes is 'Notes. shared-db: allow SDB-3141 because they are public; "
            + "shared-db: allow SDB-3144 because x'");
  }

  @Test
  void ofATableWhoseOwnersAreNoUsers() throws SQLException {
    assertCovered("SDB-3120", "create table members (id int, user_id text); grant select on members to shared_db_app",
        "comment on table members is 'shared-db: allow SDB-3120 because the ids are those of a chat'");
  }

  @Test
  void ofAView() throws SQLException {
    assertCovered("SDB-3161", "create view seen as select * from notes; grant select on seen to shared_db_app",
        "comment on view seen is 'shared-db: allow SDB-3161 because its owner is bound by the policies'");
  }

  @Test
  void ofAMaterializedView() throws SQLException {
    assertCovered("SDB-3128", "create materialized view counts as select count(*) from users with no data; "
        + "grant select on counts to shared_db_app",
        "comment on materialized view counts is 'shared-db: allow SDB-3128 because it holds one number'");
  }

  @Test
  void ofAFunction() throws SQLException {
    assertCovered("SDB-3163", "create function hello(name text, times integer) returns text language sql security definer "
        + "return name", "comment on function hello is 'shared-db: allow SDB-3163 because reviewed on 2026-11-25'");
  }

  @Test
  void ofAColumn() throws SQLException {
    assertCovered("SDB-3168", "alter table users add column phone text; grant update (phone) on users to shared_db_app",
        "comment on column users.phone is 'shared-db: allow SDB-3168 because people keep it themselves'");
  }

  @Test
  void ofAnIndex() throws SQLException {
    assertCovered("SDB-3183", "alter table notes add column slug text; create unique index slugs on notes (slug)",
        "comment on index slugs is 'shared-db: allow SDB-3183 because slugs are public'");
  }

  @Test
  void ofAConstraint() throws SQLException {
    assertCovered("SDB-3185", "alter table notes add constraint named check (text <> '') not valid",
        "comment on constraint named on notes is 'shared-db: allow SDB-3185 because old rows are checked next week'");
  }

  @Test
  void ofASchema() throws SQLException {
    assertCovered("SDB-3176", "create schema scratch; grant create on schema scratch to shared_db_app",
        "comment on schema scratch is 'shared-db: allow SDB-3176 because nobody has it in a search_path'");
  }

  @Test
  void ofAPublication() throws SQLException {
    assertCovered("SDB-3181", "reset role; create publication warehouse for table notes",
        "reset role; comment on publication warehouse is 'shared-db: allow SDB-3181 because the warehouse may see all notes'");
  }

  @Test
  void ofTheDatabase() throws SQLException {
    assertCovered("SDB-3177",
        "do $$ begin execute format('grant create on database %I to app_login', current_database()); end $$",
        "do $$ begin execute format('comment on database %I is %L', current_database(), "
            + "'shared-db: allow SDB-3177 because of an old tool'); end $$");
  }

  @Test
  void ofAnotherObjectOrCodeCoversNothing() throws SQLException {
    execute("create policy published on notes for select using (text like 'public:%')");
    execute("comment on table tasks is 'shared-db: allow SDB-3141 because x'");
    execute("comment on table notes is 'shared-db: allow SDB-3140 because x'");
    Examination seen = examine();
    assertThat(seen.findings()).anySatisfy(finding -> {
      assertThat(finding.check().code()).isEqualTo("SDB-3141");
      assertThat(seen.allowances()).hasSize(2).noneMatch(allowance -> allowance.covers(finding));
    });
  }

  private void assertCovered(String code, String mistake, String comment) throws SQLException {
    execute(mistake);
    assertThat(open(examine(), code)).as("before").isEqualTo(1);
    execute(comment);
    Examination seen = examine();
    assertThat(open(seen, code)).as("with the comment").isZero();
    List<Allowance> allowances = seen.allowances();
    assertThat(allowances).anySatisfy(allowance -> {
      assertThat(allowance.code()).isEqualTo(code);
      assertThat(allowance.reason()).isNotBlank();
      assertThat(allowance.source()).startsWith("comment on ");
    });
  }

  private static long open(Examination seen, String code) {
    return seen.findings().stream().filter(finding -> finding.check().code().equals(code))
        .filter(finding -> seen.allowances().stream().noneMatch(allowance -> allowance.covers(finding))).count();
  }

  private Examination examine() throws SQLException {
    execute("reset role; set local role " + EmbeddedDatabase.RUNTIME);
    return new DatabaseExaminer(Lints.all()).examine(connection, Optional.empty());
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("reset search_path; set local role " + EmbeddedDatabase.OWNER);
      statement.execute(sql);
    }
  }
}
