// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.shareddb.it.EmbeddedDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Owners with fewer rights than the usual one, and several of them. */
class OwnersTest {

  private static final String LOGIN = " login password '" + EmbeddedDatabase.PASSWORD + "'";

  private Database database;
  private Session superuser;

  @BeforeEach
  void open() throws SQLException {
    Database.shared().close(); // the roles exist
    database = Database.empty();
    superuser = database.superuser();
  }

  @AfterEach
  void close() throws SQLException {
    database.close();
    Database.CLUSTER.asSuperuser("postgres", "drop role if exists plain_owner", "drop role if exists crm_owner");
  }

  @Test
  void withoutCreateroleTheAdministratorGrantsTheRoles() throws SQLException {
    superuser.run("create role plain_owner" + LOGIN, "alter database \"" + database.name() + "\" owner to plain_owner");
    Session owner = database.connect("plain_owner");
    SharedFiles.apply(owner.connection(), SharedFiles.IN_ORDER.subList(0, 4));
    assertThatFunctionsNeed(owner);

    superuser.run("grant shared_db_app, shared_db_auth to plain_owner with admin option");
    SharedFiles.apply(owner.connection(), SharedFiles.IN_ORDER);
    SharedFiles.apply(owner.connection(), SharedFiles.IN_ORDER);
    Session app = database.runtime();
    String ann = app.value("select shared_db.sign_in('ann@example.com')");
    assertThat(app.as(ann).value("select email from users")).isEqualTo("ann@example.com");
    // A member of shared_db_auth, but no function of it: the policy of sign-in does not open users.
    assertThat(owner.refused("select * from users").message()).contains("as_system");
    superuser.run("revoke shared_db_app, shared_db_auth from plain_owner");
  }

  @Test
  void anApplicationMayHaveItsOwnOwner() throws SQLException {
    SharedFiles.apply(database.owner().connection(), SharedFiles.IN_ORDER);
    superuser.run("create role crm_owner" + LOGIN, "grant create on schema public to crm_owner");
    database.owner().run("grant references on users to crm_owner",
        "grant execute on function shared_db.audit_insert(), shared_db.audit_update(), shared_db.audit_delete(), "
            + "shared_db.audit_truncate() to crm_owner");
    Session crm = database.connect("crm_owner");
    crm.run("create table crm_contacts (id integer primary key, user_id uuid not null references users on delete cascade)",
        "select shared_db.protect_table('crm_contacts', audit => true)");
    Session app = database.runtime();
    Session ann = app.as(app.value("select shared_db.sign_in('ann@example.com')"));
    ann.run("insert into crm_contacts (id) values (1)");
    assertThat(app.rows("select * from crm_contacts")).isEmpty();
    assertThat(ann.rows("select table_name from audit_log where table_name like '%contacts'")).hasSize(1);

    assertThat(crm.refused("select * from crm_contacts").message()).contains("crm_owner").contains("as_system");
    assertThat(crm.because("a test").rows("select id from crm_contacts")).containsExactly("1");
    assertThat(crm.because("a test").refused("select * from users").state()).isEqualTo("42501");
    assertThat(crm.because("a test").refused("alter table users add column mine text").state()).isEqualTo("42501");
    assertThat(database.owner().because("a test").rows("select * from crm_contacts")).isEmpty();
  }

  private void assertThatFunctionsNeed(Session owner) throws SQLException {
    String file = SharedFiles.text("functions.sql").replaceAll("(?m)^(begin|commit);$", "");
    assertThat(owner.refused(file).message()).contains("plain_owner may not become shared_db_auth")
        .contains("An administrator runs: grant shared_db_auth to plain_owner with admin option;");
  }
}
