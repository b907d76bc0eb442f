// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shareddb.SharedDbException;
import io.shareddb.internal.config.Key;
import io.shareddb.it.module.Application;
import io.shareddb.it.module.Config;
import io.shareddb.it.module.Databases;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two applications in one database. */
class SeveralApplicationsTest {

  @TempDir
  Path notesFolder;

  @TempDir
  Path crmFolder;

  private String database;

  @BeforeEach
  void makeDatabase() {
    database = Databases.empty("several");
  }

  @ParameterizedTest(name = "notes has V{0}, crm V{1}")
  @CsvSource({"1, 1", "1, 2", "2, 1"})
  void withoutNamesTheSecondIsRefusedAndToldTheKey(int ofNotes, int ofCrm) throws Exception {
    Application notes = new Application(notesFolder).with("V" + ofNotes + "__notes.sql", "create table notes (id int);");
    Application crm = new Application(crmFolder).with("V" + ofCrm + "__contacts.sql", "create table contacts (id int);");
    Migrations.run(Config.of(database).read(), notes.loader());
    assertThatExceptionOfType(SharedDbException.class)
        .isThrownBy(() -> Migrations.run(Config.of(database).read(), crm.loader()))
        .withMessageStartingWith("SDB-2008 ").withMessageContaining("shared_db_app_history")
        .withMessageContaining("shared-db.application");
    assertThat(Databases.rows(database, "select to_regclass('contacts')")).containsExactly("null");
    Migrations.run(Config.of(database).read(), notes.loader());
  }

  @Test
  void withNamesBothLiveInOneDatabase() throws Exception {
    Application notes = new Application(notesFolder).with("V1__notes.sql", "create table notes (id int);");
    Application crm = new Application(crmFolder).with("V1__contacts.sql", "create table contacts (id int);");
    Migrations.run(Config.of(database).with(Key.APPLICATION, "notes").read(), notes.loader());
    Migrations.run(Config.of(database).with(Key.APPLICATION, "crm").read(), crm.loader());
    assertThat(Migrations.history(database, "notes_history")).containsExactly("1 notes t");
    assertThat(Migrations.history(database, "crm_history")).containsExactly("1 contacts t");
    assertThat(Migrations.shared(database)).isEqualTo(Migrations.SHARED);
  }

  @Test
  void anEditedReleasedFileIsRefused() throws Exception {
    Application notes = new Application(notesFolder).with("V1__notes.sql", "create table notes (id int);");
    Migrations.run(Config.of(database).read(), notes.loader());
    notes.with("V1__notes.sql", "create table notes (id bigint);");
    assertThatExceptionOfType(SharedDbException.class)
        .isThrownBy(() -> Migrations.run(Config.of(database).read(), notes.loader()))
        .withMessageStartingWith("SDB-2008 ").withMessageContaining("put it back");
  }
}
