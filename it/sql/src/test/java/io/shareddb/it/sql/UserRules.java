// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.shareddb.it.sql.Session.Refusal;
import java.util.List;

/** What the shared table of people promises. */
final class UserRules {

  static final List<Rule> ALL = List.of(
      new Rule("everyone sees the own profile", p -> {
        assertThat(p.alice().rows("select email from users")).containsExactly("alice@example.com");
        assertThat(p.bob().rows("select email from users")).containsExactly("bob@example.com");
        assertThat(p.app().rows("select email from users")).isEmpty();
      }),
      new Rule("SQL outside of every scope does not see that users exist", p ->
          assertThat(p.unscoped().refused("select count(*) from users")).extracting(Refusal::state).isEqualTo("22P02")),
      new Rule("a blind update changes the own profile", p -> {
        assertThat(p.alice().change("update users set full_name = 'A.', avatar_url = 'a.png'")).isEqualTo(1);
        assertThat(p.everything().rows("select full_name from users order by email")).containsExactly("A.", "Bob");
        assertThat(p.app().change("update users set full_name = 'nobody'")).isZero();
      }),
      new Rule("the own e-mail, id, Google id and times are not one's own to change", p -> {
        for (String column : List.of("email", "google_id", "id", "created_at", "updated_at", "last_login")) {
          assertThat(p.alice().refused("update users set " + column + " = " + column))
              .describedAs(column).extracting(Refusal::state).isEqualTo("42501");
        }
      }),
      new Rule("an application neither adds nor removes people", p -> {
        for (String sql : List.of("insert into users (email) values ('eve@example.com')", "delete from users",
            "truncate users cascade")) {
          assertThat(p.alice().refused(sql)).describedAs(sql).extracting(Refusal::state).isEqualTo("42501");
        }
      }),
      new Rule("a change of the profile sets updated_at", p -> {
        p.everything().run("set local session_replication_role = replica",
            "update users set updated_at = '2001-01-01'");
        p.alice().run("update users set full_name = 'A.'");
        assertThat(p.everything().rows("select updated_at > '2002-01-01' from users order by email"))
            .containsExactly("t", "f");
      }),
      new Rule("other identities are out of an application's sight", p ->
          assertThat(p.alice().refused("select * from shared_db.identities")).extracting(Refusal::state).isEqualTo("42501")),
      new Rule("a known e-mail address signs in as the same person, in any spelling", p ->
          assertThat(p.app().value("select shared_db.sign_in('ALICE@Example.com')")).isEqualTo(Fixture.ALICE)),
      new Rule("an address that nobody vouches for joins no account", p -> {
        assertThat(p.app().refused("select shared_db.sign_in('alice@example.com', google_id => 'g')"))
            .extracting(Refusal::state).isEqualTo("SDB01");
        assertThat(p.app().refused("select shared_db.sign_in('alice@example.com', issuer => 'i', subject => 's')"))
            .extracting(Refusal::state).isEqualTo("SDB01");
      }),
      new Rule("an address that nobody vouches for makes no account, and the refusal is the same", p -> {
        Refusal known = p.app().refused("select shared_db.sign_in('alice@example.com', google_id => 'g')");
        assertThat(p.app().refused("select shared_db.sign_in('carol@example.com', google_id => 'g')")).isEqualTo(known);
      }),
      new Rule("a Google id never replaces another", p -> {
        p.app().run("select shared_db.sign_in('alice@example.com', 'g-alice', email_verified => true)");
        assertThat(p.app().refused("select shared_db.sign_in('alice@example.com', 'g-eve', email_verified => true)"))
            .extracting(Refusal::state).isEqualTo("SDB02");
      }),
      new Rule("people delete their own account, and nobody else's", p -> {
        p.everything().run("delete from invoices");
        p.alice().run("select shared_db.delete_own_account()");
        assertThat(p.everything().rows("select email from users")).containsExactly("bob@example.com");
        assertThat(p.everything().rows("select id from notes order by id")).containsExactly("11", "12");
        assertThat(p.app().refused("select shared_db.delete_own_account()")).extracting(Refusal::state).isEqualTo("42501");
      }),
      new Rule("only an application signs people in", p -> {
        assertThat(p.everything().rows("select rolname from pg_roles where not rolsuper and has_function_privilege(oid, "
            + "'shared_db.sign_in(text,text,text,text,boolean,text,text,boolean)', 'execute') and rolname not like 'pg\\_%' "
            + "and not pg_has_role(oid, 'shared_db_app', 'member') and rolname <> 'shared_db_auth'")).isEmpty();
      }));

  private UserRules() {}
}
