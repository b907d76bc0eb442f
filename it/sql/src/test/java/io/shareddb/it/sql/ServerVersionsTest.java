// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.util.PSQLWarning;

/** What the first file says to servers of other versions; they differ from this one in the number that they give. */
class ServerVersionsTest {

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

  @ParameterizedTest
  @ValueSource(ints = {90624, 130022, 140019})
  void tooOldIsAnErrorThatChangesNothing(int number) throws SQLException {
    assertThat(owner.refused(fileFor(number))).satisfies(r -> {
      assertThat(r.state()).isEqualTo("0A000");
      assertThat(r.message()).contains("PostgreSQL 15 or newer").contains("Upgrade the server first");
    });
    assertThat(owner.rows("select extname from pg_extension")).containsExactly("plpgsql");
  }

  @ParameterizedTest
  @CsvSource({"150000, 15.14", "150013, 15.14", "160009, 16.10", "170005, 17.6"})
  void aMinorWithKnownHolesIsWarned(int number, String better) throws SQLException {
    assertThat(warning(number)).contains("known holes in row security").contains("Update the server to " + better + " or newer");
    assertThat(owner.rows("select extname from pg_extension where extname = 'hstore'")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {150014, 160010, 170006, 180000, 190001})
  void aGoodOneIsNot(int number) throws SQLException {
    assertThat(warning(number)).isEmpty();
  }

  private String warning(int number) throws SQLException {
    return owner.inTransaction(s -> {
      s.execute(fileFor(number));
      return s.getWarnings() instanceof PSQLWarning warning
          ? warning.getMessage() + warning.getServerErrorMessage().getHint() : "";
    });
  }

  private static String fileFor(int number) {
    String asked = "current_setting('server_version_num')::integer";
    String file = SharedFiles.text("00_extensions.sql");
    assertThat(file).containsOnlyOnce(asked);
    return file.replace(asked, String.valueOf(number)).replaceAll("(?m)^(begin|commit);$", "");
  }
}
