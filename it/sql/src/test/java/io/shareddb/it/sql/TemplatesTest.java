// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The templates, run as a reader would run them: by the owner, one after the other, on a database in use. */
class TemplatesTest {

  private Database database;
  private Session owner;
  private Session alice;
  private Session bob;

  @BeforeEach
  void open() throws SQLException {
    database = Database.shared();
    owner = database.owner();
    alice = database.runtime();
    alice = alice.as(alice.value("select shared_db.sign_in('alice@example.com')"));
    bob = alice.as(alice.value("select shared_db.sign_in('bob@example.com')"));
  }

  @AfterEach
  void close() throws SQLException {
    database.close();
  }

  @Test
  void firstTable() throws SQLException {
    owner.run(SharedFiles.template("first_table.sql"));
    alice.run("insert into notes (text) values ('hers')");
    assertThat(alice.rows("select text from notes")).containsExactly("hers");
    assertThat(bob.rows("select text from notes")).isEmpty();
    assertThat(alice.rows("select command from audit_log where table_name = 'public.notes'")).containsExactly("INSERT");
    assertThat(alice.<List<String>>inTransaction(s -> {
      s.execute("set local enable_bitmapscan = off"); // a table of one row is not worth an index otherwise
      s.execute("set local enable_seqscan = off");
      return Session.rows(s, "explain select * from notes order by created_at desc, id limit 20");
    })).noneMatch(line -> line.contains("Sort Key"));
  }

  @Test
  void childTable() throws SQLException {
    owner.run(SharedFiles.template("first_table.sql"));
    owner.run(SharedFiles.template("child_table.sql"));
    String note = alice.value("insert into notes (text) values ('hers') returning id");
    assertThat(bob.refused("insert into attachments (note_id, file_name) values ('" + note + "', 'x')").state())
        .isEqualTo("23503");
    alice.run("insert into attachments (note_id, file_name) values ('" + note + "', 'x')", "delete from notes");
    assertThat(alice.rows("select * from attachments")).isEmpty();
  }

  @Test
  void adoptTable() throws SQLException {
    owner.run("create table bookmarks (id integer primary key, owner_email text, url text)",
        "insert into bookmarks values (1, 'Alice@example.com', 'a'), (2, 'bob@example.com', 'b'), (3, 'new@example.com', 'c')",
        "grant all on bookmarks to public");
    owner.run(SharedFiles.template("adopt_table.sql"));
    assertThat(alice.rows("select url from bookmarks")).containsExactly("a");
    assertThat(bob.rows("select url from bookmarks")).containsExactly("b");
    Session newcomer = alice.as(alice.value("select shared_db.sign_in('NEW@example.com')"));
    assertThat(newcomer.rows("select url from bookmarks")).containsExactly("c");
    assertThat(bob.refused("truncate bookmarks").state()).isEqualTo("42501");
  }

  @Test
  void adoptTableLeavesNoRowBehind() throws SQLException {
    owner.run("create table bookmarks (id integer primary key, owner_email text, url text)",
        "insert into bookmarks values (1, 'alice@example.com', 'a')");
    String withoutAccounts = SharedFiles.template("adopt_table.sql").replaceFirst("(?s)insert into users.*?do nothing;", "")
        .replace("lower(users.email)", "upper(users.email)");
    assertThat(owner.refused(withoutAccounts).state()).isEqualTo("23502");
  }

  @Test
  void dataMigration() throws SQLException {
    owner.run(SharedFiles.template("first_table.sql"));
    alice.run("insert into notes (text) values (' hers ')");
    bob.run("insert into notes (text) values ('his')");
    String template = SharedFiles.template("data_migration.sql");
    assertThat(owner.refused(template.replaceFirst("select shared_db.as_system.*?;", "")).message())
        .contains("as_system");
    owner.run(template);
    assertThat(alice.rows("select text from notes")).containsExactly("hers");
    assertThat(alice.rows("select command, reason from audit_log where command = 'UPDATE' and table_name = 'public.notes'"))
        .containsExactly("UPDATE|notes: no spaces around the text, ticket 42");
  }

  @Test
  void lookupTable() throws SQLException {
    owner.run(SharedFiles.template("lookup_table.sql"));
    assertThat(alice.as("").rows("select code from countries order by code")).containsExactly("AT", "CH", "DE");
    for (String sql : new String[] {"insert into countries values ('FR', 'France')", "update countries set name = 'x'",
        "delete from countries"}) {
      assertThat(alice.refused(sql).state()).isEqualTo("42501");
    }
  }

  @Test
  void auditedColumn() throws SQLException {
    owner.run(SharedFiles.template("first_table.sql"));
    alice.run("insert into notes (text) values ('hers')");
    owner.run(SharedFiles.template("audited_column.sql"));
    alice.run("update notes set share_token = 'open sesame'");
    assertThat(alice.rows("select command, old_values ? 'share_token', new_values ? 'text' from audit_log "
        + "where table_name = 'public.notes' order by id")).containsExactly("INSERT|null|t", "UPDATE|f|f");
    assertThat(database.superuser().value("select count(*) from audit_log a where a::text like '%sesame%'")).isEqualTo("0");
  }
}
