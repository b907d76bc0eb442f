// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * From the first release to a later one. {@link ReleasedFilesTest} sees to it that the files of the first release stay
 * what they were; a later one has more of them, and another functions.sql.
 */
class UpgradeTest {

  private static final List<String> FIRST =
      List.of("00_extensions.sql", "01_users.sql", "02_rls_base.sql", "03_audit.sql");
  /** What a later release might bring, in the order of the folder: its files come before functions.sql. */
  private static final List<String> LATER_FILES = List.of(
      "alter table public.users add column if not exists locale text",
      "create index if not exists audit_log_at_idx on public.audit_log (at)");

  @Test
  void aDatabaseOfTheFirstReleaseBecomesWhatANewOneIs() throws SQLException {
    try (Database old = Database.empty(); Database fresh = Database.empty()) {
      SharedFiles.apply(old.owner().connection(), FIRST);
      SharedFiles.apply(old.owner().connection(), List.of("functions.sql"));
      old.owner().run("create table notes (id integer primary key, user_id uuid not null references users, text text)",
          "select shared_db.protect_table('notes', audit => true)");
      Session app = old.runtime();
      Session ann = app.as(app.value("select shared_db.sign_in('ann@example.com')"));
      ann.run("insert into notes values (1, default, 'kept')");

      SharedFiles.apply(fresh.owner().connection(), FIRST);
      for (Database database : List.of(old, fresh)) {
        SharedFiles.apply(database.owner().connection(), SharedFiles.IN_ORDER.subList(FIRST.size(),
            SharedFiles.IN_ORDER.size() - 1));
        LATER_FILES.forEach(sql -> run(database, sql));
        run(database, laterFunctions());
      }
      assertThat(ann.rows("select text from notes")).containsExactly("kept");
      assertThat(ann.rows("select email, locale from users")).containsExactly("ann@example.com|null");
      assertThat(ann.rows("select command from audit_log order by id")).containsExactly("INSERT", "INSERT");
      assertThat(old.owner().rows("select problems from shared_db.protected_tables where problems <> '{}'")).isEmpty();
      old.owner().run("drop table notes");
      assertThat(Catalog.of(old)).isEqualTo(Catalog.of(fresh)).anyMatch(line -> line.contains("later()"));
    }
  }

  private static String laterFunctions() {
    return SharedFiles.text("functions.sql").replaceAll("(?m)^(begin|commit);$", "")
        .replaceFirst("ours constant integer := \\d+", "ours constant integer := 999")
        + "\ncreate function shared_db.later() returns integer return 1;";
  }

  private static void run(Database database, String sql) {
    try {
      database.owner().run(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
