// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.shareddb.it.EmbeddedDatabase;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rights that did not come by the shared files: default privileges, and grants by hand to a login of its own. */
class StrangeRightsTest {

  private static final String LOGIN = EmbeddedDatabase.RUNTIME;
  private static final String TO_THE_LOGIN = "select count(*) from pg_class as c join pg_namespace as n on n.oid = relnamespace "
      + "left join pg_attribute as a on attrelid = c.oid, lateral (select relacl as acl union all select attacl) as given, "
      + "aclexplode(acl) as g where c.relkind in ('r', 'p') and nspname in ('public', 'shared_db') and g.grantee = '" + LOGIN
      + "'::regrole";

  private Database database;
  private Session owner;
  private Session app;

  @BeforeEach
  void open() throws SQLException {
    Database.shared().close(); // the roles exist
    database = Database.empty();
    owner = database.owner();
    app = database.runtime();
    database.superuser().run("create role reporting");
    owner.run("alter default privileges grant all on tables to " + LOGIN,
        "alter default privileges grant execute on functions to " + LOGIN,
        "alter default privileges grant select on tables to reporting");
    SharedFiles.apply(owner.connection(),
        List.of("00_extensions.sql", "01_users.sql", "02_rls_base.sql", "03_audit.sql", "functions.sql"));
  }

  @AfterEach
  void close() throws SQLException {
    database.superuser().run("drop owned by reporting", "drop role reporting");
    database.close();
  }

  @Test
  void nobodyTakesAnAccountOver() throws SQLException {
    Session eve = app.as(app.value("select shared_db.sign_in('eve@example.com')"));
    assertThat(eve.refused("update users set email = 'ann@example.com', google_id = 'ann'").state()).isEqualTo("42501");
    assertThat(eve.refused("truncate users cascade").state()).isEqualTo("42501");
    assertThat(eve.refused("insert into audit_log (at, transaction_id, table_name, command, db_role) "
        + "values (now(), '1', 'x', 'x', 'x')").state()).isEqualTo("42501");
    assertThat(eve.refused("truncate audit_log").state()).isEqualTo("42501");
    assertThat(eve.refused("create temporary table forged (id uuid)", "create trigger t after truncate on forged "
        + "execute function shared_db.audit_truncate()").state()).isEqualTo("42501");
    assertThat(eve.refused("select * from shared_db.identities").state()).isEqualTo("42501");
    assertThat(owner.value(TO_THE_LOGIN)).isEqualTo("0");
  }

  @Test
  void aTableIsTheOwnersAndNobodyElses() throws SQLException {
    owner.run("create table notes (id integer primary key, user_id uuid not null, text text)",
        "grant update (text) on notes to " + LOGIN + " with grant option", "grant truncate on notes to reporting, public",
        "select shared_db.protect_table('notes')");
    assertThat(owner.value(TO_THE_LOGIN)).isEqualTo("0");
    assertThat(app.refused("truncate notes").state()).isEqualTo("42501");
    assertThat(problems()).isEmpty();

    owner.run("grant update (text) on notes to reporting", "grant references on notes to " + LOGIN);
    assertThat(problems()).singleElement().asString().startsWith("notes|").contains(LOGIN + " has REFERENCES")
        .contains("reporting has UPDATE").contains("run protect_table again").doesNotContain("SELECT");
    owner.run("select shared_db.protect_table('notes')");
    assertThat(problems()).isEmpty();
  }

  @Test
  void aPartitionThatCameLaterIsTold() throws SQLException {
    owner.run("create table events (id integer primary key, user_id uuid not null) partition by range (id)",
        "create table events_1 partition of events for values from (0) to (10)",
        "select shared_db.protect_table('events')");
    assertThat(app.refused("select * from events_1").state()).isEqualTo("42501");
    assertThat(problems()).isEmpty();
    owner.run("create table events_2 partition of events for values from (10) to (20)");
    assertThat(problems()).containsExactly(
        "events|{\"partition events_2 is open: run protect_table again\"}");
    owner.run("select shared_db.protect_table('events')");
    assertThat(problems()).isEmpty();
    assertThat(app.refused("select * from events_2").state()).isEqualTo("42501");
  }

  @Test
  void whoOnlyReadsKeepsThatUnderRowSecurity() throws SQLException {
    String ann = app.value("select shared_db.sign_in('ann@example.com')");
    owner.run("create table notes (id integer primary key, user_id uuid not null)", "select shared_db.protect_table('notes')");
    app.as(ann).run("insert into notes (id) values (1)");
    Session reporting = database.superuser();
    reporting.connection().createStatement().execute("set role reporting");
    assertThat(reporting.rows("select id from notes union all select 1 from users")).isEmpty();
    assertThat(reporting.as(ann).rows("select id from notes")).containsExactly("1");
    assertThat(reporting.refused("delete from notes").state()).isEqualTo("42501");

    owner.run("select shared_db.unprotect_table('notes')");
    assertThat(reporting.refused("select * from notes").state()).isEqualTo("42501");
  }

  private List<String> problems() throws SQLException {
    return owner.rows("select table_name, problems from shared_db.protected_tables where problems <> '{}'");
  }
}
