// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/** How people come, one by one and all at once. */
class SignInTest {

  private Database database;
  private Session app;

  @BeforeEach
  void open() throws SQLException {
    database = Database.shared();
    app = database.runtime();
  }

  @AfterEach
  void close() throws SQLException {
    database.close();
  }

  @Test
  void firstSignInMakesThePersonAndLaterOnesKeepItUpToDate() throws SQLException {
    String id = app.value("select shared_db.sign_in('Ann@Example.com', full_name => 'Ann')");
    assertThat(app.value("select shared_db.sign_in('ann@example.COM', avatar_url => 'ann.png')")).isEqualTo(id);
    assertThat(app.as(id).value("select email, full_name, avatar_url, last_login is not null from users"))
        .isEqualTo("Ann@Example.com|Ann|ann.png|t");
  }

  /** A job that gives everybody a row would else lock everybody out, and a caller would wait for their own transaction. */
  @Test
  void whoIsKnownWaitsForNobodyAtWork() throws SQLException {
    String verified = ", issuer => 'i', subject => 's', email_verified => true)";
    String id = app.value("select shared_db.sign_in('ann@example.com', 'g-ann'" + verified);
    database.owner().run("create table notes (id integer, user_id uuid not null references users (id))",
        "select shared_db.protect_table('notes')");
    Session other = database.runtime();
    other.run("set lock_timeout = '3s'");
    for (String work : List.of("insert into notes (id) values (1)", "update users set full_name = 'Ann B.'")) {
      String[] known = app.as(id).inTransaction(statement -> {
        assertThat(statement.executeUpdate(work)).isEqualTo(1);
        return new String[] {
          other.value("select shared_db.sign_in('ann@example.com')"),
          other.value("select shared_db.sign_in(null, 'g-ann', full_name => 'Ann'" + verified)
        };
      });
      assertThat(known).as(work).containsExactly(id, id);
    }
  }

  /** What is new about a person is written, once whoever changes them has done so. */
  @Test
  void whoBringsAnAccountOfAProviderWaits() throws SQLException {
    String id = app.value("select shared_db.sign_in('ann@example.com')");
    Session other = database.runtime();
    other.run("set lock_timeout = '200ms'");
    for (String account : List.of("'g-ann'", "issuer => 'i', subject => 's'")) {
      assertThat(app.as(id).inTransaction(statement -> {
        statement.executeUpdate("update users set full_name = 'Ann B.'");
        return other.refused("select shared_db.sign_in('ann@example.com', " + account + ", email_verified => true)");
      }).state()).as(account).isEqualTo("55P03");
    }
  }

  @Test
  void aSignInIsNoChangeOfTheProfile() throws SQLException {
    String id = app.value("select shared_db.sign_in('ann@example.com', full_name => 'Ann')");
    String before = app.as(id).value("select updated_at from users");
    app.run("select shared_db.sign_in('ann@example.com', full_name => 'Ann')");
    assertThat(app.as(id).value("select updated_at from users")).isEqualTo(before);
    app.run("select shared_db.sign_in('ann@example.com', full_name => 'Ann B.')");
    assertThat(app.as(id).value("select updated_at from users")).isNotEqualTo(before);
  }

  @Test
  void googleIdComesBeforeTheAddress() throws SQLException {
    String ann = app.value("select shared_db.sign_in('ann@example.com', 'g-ann', email_verified => true)");
    assertThat(app.value("select shared_db.sign_in('ann@new.example', 'g-ann')")).isEqualTo(ann);
    app.run("select shared_db.sign_in('bob@example.com')");
    assertThat(app.value("select shared_db.sign_in('bob@example.com', 'g-ann', email_verified => true)")).isEqualTo(ann);
    assertThat(app.as(ann).value("select email from users")).isEqualTo("ann@example.com");
  }

  @Test
  void identitiesOfOtherProvidersAreTheirOwn() throws SQLException {
    String verified = ", email_verified => true)";
    String ann = app.value("select shared_db.sign_in('ann@example.com', issuer => 'https://a', subject => '1'" + verified);
    assertThat(app.value("select shared_db.sign_in('other@example.com', issuer => 'https://a', subject => '1')"))
        .isEqualTo(ann);
    assertThat(app.value("select shared_db.sign_in('bob@example.com', issuer => 'https://b', subject => '1'" + verified))
        .isNotEqualTo(ann);
    assertThat(app.refused("select shared_db.sign_in('x@example.com', issuer => 'https://b')").state())
        .isEqualTo("22023");
  }

  @Test
  void aVerifiedAddressJoinsAnUnverifiedOneDoesNot() throws SQLException {
    String ann = app.value("select shared_db.sign_in('ann@example.com')");
    assertThat(app.refused("select shared_db.sign_in('ann@example.com', 'g-ann')").state()).isEqualTo("SDB01");
    assertThat(app.refused("select shared_db.sign_in('ANN@example.com', issuer => 'i', subject => 's')").state())
        .isEqualTo("SDB01");
    assertThat(app.value("select shared_db.sign_in('ann@example.com', 'g-ann', email_verified => true)"))
        .isEqualTo(ann);
    assertThat(app.value("select shared_db.sign_in('ann@example.com', 'g-ann')")).isEqualTo(ann);
  }

  /** Eve comes first, under Ann's address: else Ann, who has it verified, would be joined with Eve's account. */
  @Test
  void anUnverifiedAddressMakesNoAccountAndTheRefusalTellsNobodyWhoHasOne() throws SQLException {
    String eve = "select shared_db.sign_in('ann@example.com', 'g-eve')";
    Session.Refusal before = app.refused(eve);
    assertThat(before.state()).isEqualTo("SDB01");
    assertThat(app.refused("select shared_db.sign_in('ann@example.com', issuer => 'i', subject => 'eve', provision => false)"))
        .isEqualTo(before);
    assertThat(database.superuser().rows("select * from users")).isEmpty();
    app.run("select shared_db.sign_in('ann@example.com', 'g-ann', email_verified => true)");
    assertThat(app.refused(eve)).isEqualTo(before);
  }

  @Test
  void aGoogleIdNeverReplacesAnother() throws SQLException {
    app.run("select shared_db.sign_in('ann@example.com', 'g-ann', issuer => 'i', subject => 's', email_verified => true)");
    assertThat(app.refused("select shared_db.sign_in('ann@example.com', 'g-eve', email_verified => true)").state())
        .isEqualTo("SDB02");
    assertThat(app.refused("select shared_db.sign_in('ann@example.com', 'g-eve', issuer => 'i', subject => 's')").state())
        .isEqualTo("SDB02");
    app.run("select shared_db.sign_in('bob@example.com', 'g-bob', email_verified => true)");
    assertThat(app.refused("select shared_db.sign_in('x@example.com', 'g-bob', issuer => 'i', subject => 's')").state())
        .isEqualTo("SDB02");
    assertThat(database.superuser().rows("select google_id from users order by email"))
        .containsExactly("g-ann", "g-bob");
  }

  @Test
  void aLetterThatOnlyLooksLikeAnotherJoinsNoAccount() throws SQLException {
    String mike = app.value("select shared_db.sign_in('mike@example.com')");
    for (String address : List.of("mi\u212Ae@example.com", "M\u0130KE@example.com", "\u212Bsa@example.com")) {
      assertThat(app.refused("select shared_db.sign_in('" + address + "', 'g-eve', email_verified => true)").state())
          .describedAs(address).isEqualTo("SDB03");
    }
    assertThat(app.value("select shared_db.sign_in('MIKE@example.com')")).isEqualTo(mike);
    // Other letters are as good as ASCII's.
    String zoe = app.value("select shared_db.sign_in('zo\u00EB@b\u00FCcher.example', 'g-zoe', email_verified => true)");
    assertThat(app.value("select shared_db.sign_in('Zo\u00EB@B\u00FCcher.example')")).isEqualTo(zoe);
  }

  @Test
  void anAddressIsNeeded() {
    assertThat(app.refused("select shared_db.sign_in(' ')").state()).isEqualTo("22023");
    assertThat(app.refused("select shared_db.sign_in(null)").state()).isEqualTo("22023");
    assertThat(app.refused("select shared_db.sign_in(null, subject => 's')").state()).isEqualTo("22023");
  }

  @Test
  void whoHasComeBeforeNeedsNoAddressAndNobodyIsMadeWithoutOne() throws SQLException {
    assertThat(app.refused("select shared_db.sign_in(null, 'g-ann')").state()).isEqualTo("SDB05");
    assertThat(app.refused("select shared_db.sign_in(null, issuer => 'i', subject => 's')").state()).isEqualTo("SDB05");
    String ann = app.value("select shared_db.sign_in('ann@example.com', 'g-ann', issuer => 'i', subject => 's',"
        + " email_verified => true)");
    assertThat(app.value("select shared_db.sign_in(null, 'g-ann')")).isEqualTo(ann);
    assertThat(app.value("select shared_db.sign_in(null, issuer => 'i', subject => 's')")).isEqualTo(ann);
  }

  @Test
  void whereNobodyIsToBeMadeOnlyThoseComeInWhoAreThere() throws SQLException {
    String never = ", provision => false)";
    assertThat(app.refused("select shared_db.sign_in('ann@example.com'" + never).state()).isEqualTo("SDB05");
    assertThat(app.refused("select shared_db.sign_in('ann@example.com', issuer => 'i', subject => 's',"
        + " email_verified => true" + never).state()).isEqualTo("SDB05");
    String ann = app.value("select shared_db.sign_in('ann@example.com')");
    assertThat(app.value("select shared_db.sign_in('Ann@example.com'" + never)).isEqualTo(ann);
    assertThat(app.value("select shared_db.sign_in('ann@example.com', issuer => 'i', subject => 's',"
        + " email_verified => true" + never)).as("joins the account that is there").isEqualTo(ann);
    assertThat(database.superuser().value("select count(*) from users")).isEqualTo("1");
  }

  @Test
  void whoListensLearnsWhoWasDeleted() throws SQLException {
    String ann = app.value("select shared_db.sign_in('ann@example.com')");
    app.run("listen shared_db_user_gone");
    database.superuser().run("delete from users");
    assertThat(app.connection().unwrap(PGConnection.class).getNotifications(5_000))
        .extracting(PGNotification::getParameter).containsExactly(ann);
  }

  @Test
  void whoListensLearnsWhoseNamesWereChanged() throws SQLException {
    String ann = app.value("select shared_db.sign_in('ann@example.com', issuer => 'i', subject => 's',"
        + " email_verified => true)");
    String bob = app.value("select shared_db.sign_in('bob@example.com', 'g-bob', email_verified => true)");
    app.run("listen shared_db_user_renamed");
    app.run("select shared_db.sign_in('bob@example.com', 'g-bob', full_name => 'Bob')");
    Session administrator = database.superuser();
    administrator.run("update users set email = email, full_name = 'no name to sign in by'");
    administrator.run("update users set email = 'ann@new.example' where id = '" + ann + "'");
    administrator.run("update users set google_id = null where id = '" + bob + "'");
    administrator.run("update shared_db.identities set user_id = '" + bob + "' where subject = 's'");
    administrator.run("delete from shared_db.identities where subject = 's'");
    List<String> told = new ArrayList<>();
    for (int i = 0; i < 4 && told.size() < 4; i++) {
      for (PGNotification heard : app.connection().unwrap(PGConnection.class).getNotifications(5_000)) {
        told.add(heard.getParameter());
      }
    }
    assertThat(told).containsExactly(ann, bob, ann, bob);
  }

  @Test
  void sixteenAtOnceMakeOnePerson() throws Exception {
    for (int round = 0; round < 10; round++) {
      String address = "round" + round + "@example.com";
      List<String> ids = sixteen(i -> "select shared_db.sign_in('"
          + (i % 2 == 0 ? address : address.toUpperCase(java.util.Locale.ROOT)) + "')");
      assertThat(ids).doesNotContain("refused").hasSize(16).containsOnly(ids.get(0));
    }
    assertThat(database.superuser().value("select count(*) from users")).isEqualTo("10");
  }

  @Test
  void sixteenAtOnceWithOneIdentityMakeOnePerson() throws Exception {
    List<String> ids = sixteen(i -> "select shared_db.sign_in('a" + i
        + "@example.com', issuer => 'i', subject => 's', email_verified => true)");
    assertThat(ids).hasSize(16).containsOnly(ids.get(0)).doesNotContain("refused");
    assertThat(database.superuser().value("select count(*) from users")).isEqualTo("1");
  }

  @Test
  void ofSixteenGoogleIdsForOneAddressOneWins() throws Exception {
    List<String> ids = sixteen(
        i -> "select shared_db.sign_in('ann@example.com', 'g" + i + "', email_verified => true)");
    assertThat(ids).hasSize(16).filteredOn("refused"::equals).hasSize(15);
    assertThat(database.superuser().value("select count(*) from users")).isEqualTo("1");
  }

  /** The ids that sixteen sessions get at once; {@code refused} for a typed refusal. */
  private List<String> sixteen(java.util.function.IntFunction<String> sql) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(16);
    try {
      List<Callable<String>> calls = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        Session session = database.runtime();
        String statement = sql.apply(i);
        calls.add(() -> {
          try {
            return session.value(statement);
          } catch (SQLException e) {
            if ("SDB02".equals(e.getSQLState())) {
              return "refused";
            }
            throw e;
          }
        });
      }
      List<String> ids = new ArrayList<>();
      for (Future<String> result : threads.invokeAll(calls)) {
        ids.add(result.get());
      }
      return ids;
    } finally {
      threads.shutdownNow();
    }
  }
}
