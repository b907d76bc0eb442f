// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.shareddb.it.EmbeddedDatabase;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Everything changes its owner, as when a company takes over the database of another. */
class NewOwnerTest {

  private static final List<String> FILES =
      List.of("00_extensions.sql", "01_users.sql", "02_rls_base.sql", "03_audit.sql", "functions.sql");
  private static final String REPAIR = "select shared_db.protect_table('notes', audit => true)";

  private Database database;
  private Session superuser;
  private Session app;

  @BeforeEach
  void open() throws SQLException {
    Database.shared().close(); // the roles exist
    database = Database.empty();
    superuser = database.superuser();
    SharedFiles.apply(database.owner().connection(), FILES);
    database.owner().run("create table notes (id integer, user_id uuid not null, primary key (id)) partition by range (id)",
        "create table notes_1 partition of notes for values from (0) to (10)", REPAIR);
    app = database.runtime();
    app = app.as(app.value("select shared_db.sign_in('ann@example.com')"));
    app.run("insert into notes (id) values (1)");
    superuser.run("create role new_owner login createrole password '" + EmbeddedDatabase.PASSWORD + "'",
        "grant shared_db_app, shared_db_auth, shared_db_system to new_owner with admin option",
        "reassign owned by " + EmbeddedDatabase.OWNER + " to new_owner",
        "grant select on notes, users, notes_1 to " + EmbeddedDatabase.OWNER);
  }

  @AfterEach
  void close() throws SQLException {
    superuser.run("reassign owned by new_owner to " + EmbeddedDatabase.OWNER, "drop owned by new_owner", "drop role new_owner");
    database.close();
  }

  @Test
  void isToldAndRepaired() throws SQLException {
    Session owner = database.connect("new_owner");
    assertThat(owner.rows("select table_name, problems from shared_db.protected_tables order by table_name::text"))
        .hasSize(3).allMatch(row -> row.contains("the owner has no policy, so that new_owner sees no rows"))
        .anyMatch(row -> row.startsWith("audit_log|") && row.contains("run 03_audit.sql again"))
        .anyMatch(row -> row.startsWith("notes|") && row.contains("run protect_table again"))
        .anyMatch(row -> row.startsWith("users|") && row.contains("run 02_rls_base.sql and functions.sql again"));
    assertThat(app.rows("select id from notes")).containsExactly("1");

    SharedFiles.apply(owner.connection(), FILES);
    owner.run(REPAIR);
    assertThat(owner.rows("select problems from shared_db.protected_tables where problems <> '{}'")).isEmpty();
    for (String table : List.of("users", "notes", "notes_1", "audit_log", "shared_db.identities")) {
      assertThat(superuser.rows("select polname from pg_policy where polrelid = '" + table + "'::regclass and '"
          + EmbeddedDatabase.OWNER + "'::regrole = any (polroles)")).describedAs(table).isEmpty();
    }
    assertThat(owner.refused("select * from notes").message()).contains("new_owner").contains("as_system");
    assertThat(owner.because("a test").value("select count(*) from notes")).isEqualTo("1");
    assertThat(owner.because("a test").value("select count(*) from users")).isEqualTo("1");
    assertThat(database.owner().because("a test").refused("select id from notes_1").state()).isEqualTo("42501");
    assertThat(app.change("delete from notes")).isEqualTo(1);
  }
}
