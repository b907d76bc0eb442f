// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Databases that were there before. */
class OldDataTest {

  private static final String USERS = """
      create extension "uuid-ossp";
      CREATE TABLE users (
          id UUID PRIMARY KEY DEFAULT uuid_generate_v4(),
          email VARCHAR(255) UNIQUE NOT NULL,
          google_id VARCHAR(255) UNIQUE,
          full_name VARCHAR(255),
          avatar_url TEXT,
          created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP,
          updated_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP,
          last_login TIMESTAMP WITH TIME ZONE
      );
      """;

  private Database database;
  private Session owner;

  @BeforeEach
  void open() throws SQLException {
    database = Database.empty();
    owner = database.owner();
  }

  @AfterEach
  void close() throws SQLException {
    database.close();
  }

  @Test
  void usersOfTheOldPackageStay() throws SQLException {
    owner.run(USERS, "alter table users add column nickname text",
        "insert into users (email) values ('ann@example.com')",
        "alter table users enable row level security", "create policy everyone on users using (true)");
    SharedFiles.apply(owner.connection(), SharedFiles.IN_ORDER);
    Session app = database.runtime();
    assertThat(app.rows("select * from users")).isEmpty();
    String ann = app.value("select shared_db.sign_in('ann@example.com')");
    assertThat(app.as(ann).value("select email from users")).isEqualTo("ann@example.com");
    assertThat(owner.because("a test").value("select count(*) from users")).isEqualTo("1");
  }

  @Test
  void policiesThatOnlyBearOurNamesGo() throws SQLException {
    owner.run(USERS, "insert into users (email) values ('ann@example.com')", "grant select on users to shared_db_app",
        "alter table users enable row level security");
    for (String name : List.of("users_select_own", "users_update_own", "users_owner", "users_sign_in", "users_system")) {
      owner.run("create policy " + name + " on users using (true)");
    }
    SharedFiles.apply(owner.connection(), SharedFiles.IN_ORDER.subList(0, 3));
    Session app = database.runtime();
    assertThat(app.rows("select email from users")).isEmpty();
    assertThat(app.as(Fixture.ALICE).rows("select email from users")).isEmpty();

    SharedFiles.apply(owner.connection(), List.of("functions.sql"));
    List<String> ours = owner.rows("select polname, polroles::regrole[] from pg_policy order by polname");
    SharedFiles.apply(owner.connection(), List.of("02_rls_base.sql"));
    assertThat(owner.rows("select polname, polroles::regrole[] from pg_policy order by polname")).isEqualTo(ours);
    owner.run("alter policy users_system on users to shared_db_system, public");
    assertThat(owner.value("select problems from shared_db.protected_tables where table_name = 'users'::regclass"))
        .contains("policy users_system is not one of ours");
    SharedFiles.apply(owner.connection(), List.of("02_rls_base.sql"));
    assertThat(owner.rows("select polname from pg_policy where polname = 'users_system'")).isEmpty();
  }

  @Test
  void usersOfAnotherShapeAreNamed() throws SQLException {
    differs("create table users (id bigint primary key, email text)",
        "column id is bigint instead of uuid", "column email is text", "column google_id character varying(255) is missing");
    differs("create view users as select 1 as id", "it is no plain table");
    differs(USERS.replace("email VARCHAR(255) UNIQUE NOT NULL", "email VARCHAR(255) NOT NULL"),
        "column email is not unique");
    differs(USERS.replace("email VARCHAR(255) UNIQUE NOT NULL", "email VARCHAR(255) UNIQUE"), "column email may be null");
    differs(USERS.replace("last_login TIMESTAMP", "last_login TIMESTAMP WITH TIME ZONE, tenant integer not null, x TIMESTAMP"),
        "column tenant must be given a value");
  }

  @Test
  void twoSpellingsOfAnAddressAreNamed() throws SQLException {
    owner.run(USERS, "insert into users (email) values ('Ann@example.com'), ('ann@example.com')");
    assertThat(refusal()).contains("two spellings").contains("select lower(email)").doesNotContain("ann@example.org");
  }

  /** The name of an index belongs to the schema: one that has it would keep the table without its own. */
  @Test
  void anIndexOfOurNameIsNamedWhenItIsAnother() throws SQLException {
    for (String other : List.of("on old_users (lower(email))", "on users (email)", "on users (lower(email)) where email <> ''")) {
      owner.run(USERS, "create table old_users (email varchar(255))", "create unique index users_email_lower_key " + other);
      assertThat(refusal()).contains("an index users_email_lower_key exists").contains(
          "alter index public.users_email_lower_key rename to");
      owner.run("alter index public.users_email_lower_key rename to older_key");
      SharedFiles.apply(owner.connection(), SharedFiles.IN_ORDER.subList(0, 2));
      owner.run("drop table users, old_users", "drop extension \"uuid-ossp\"");
    }
  }

  @Test
  void newerFunctionsStay() throws SQLException {
    SharedFiles.apply(owner.connection(), SharedFiles.IN_ORDER);
    int release = Integer.parseInt(owner.value("select shared_db.release()"));
    String older = SharedFiles.text("functions.sql").replaceAll("(?m)^(begin|commit);$", "");
    String newer = older.replace("ours constant integer := " + release, "ours constant integer := " + (release + 1))
        .replace("sign_in needs an e-mail address", "sign_in needs an address");
    owner.run(newer);
    assertThat(owner.refused(older)).satisfies(r -> {
      assertThat(r.state()).isEqualTo("SDB04");
      assertThat(r.message()).contains("Nothing was changed");
    });
    assertThat(database.runtime().refused("select shared_db.sign_in(' ')").message()).contains("sign_in needs an address");
    owner.run(newer);
    assertThat(owner.value("select shared_db.release()")).isEqualTo(String.valueOf(release + 1));
  }

  @Test
  void missingRightsNameTheStatementOfTheAdministrator() throws SQLException {
    String file = SharedFiles.text("02_rls_base.sql").replace("shared_db_app", "shared_db_other");
    SharedFiles.apply(owner.connection(), SharedFiles.IN_ORDER.subList(0, 2));
    database.superuser().run("drop role if exists poor", "create role poor", "grant create on database \""
        + database.name() + "\" to poor", "grant poor to company_owner");
    assertThat(owner.refused("set role poor", file.replace("begin;", "").replace("commit;", "")).message())
        .contains("create role shared_db_other nologin").contains("with admin option");
    owner.run("reset role");
    database.superuser().run("drop owned by poor", "drop role poor");
  }

  @Test
  void anExtensionThatTheOwnerMayNotCreateNamesTheStatementOfTheAdministrator() throws SQLException {
    database.superuser().run("drop role if exists poor", "create role poor", "grant poor to company_owner");
    String file = SharedFiles.text("00_extensions.sql").replaceAll("(?m)^(begin|commit);$", "");
    assertThat(owner.refused("set role poor", file).message())
        .contains("role poor may not create the extension").contains("create extension \"uuid-ossp\" with schema public;");
    database.superuser().run("drop role poor", "create schema elsewhere", "create extension hstore with schema elsewhere");
    assertThat(owner.refused(file).message()).contains("expected in public")
        .contains("alter extension hstore set schema public;");
  }

  private void differs(String users, String... differences) throws SQLException {
    owner.run(users);
    assertThat(refusal()).contains("not the shared one").contains(List.of(differences));
    owner.run("drop " + (users.startsWith("create view") ? "view" : "table") + " users",
        "drop extension if exists \"uuid-ossp\"");
  }

  private String refusal() throws SQLException {
    try {
      SharedFiles.apply(owner.connection(), SharedFiles.IN_ORDER);
    } catch (SQLException e) {
      owner.connection().createStatement().execute("rollback");
      return e.getMessage();
    }
    throw new AssertionError("not refused");
  }
}
