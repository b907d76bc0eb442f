// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a request costs, read from PostgreSQL's own log. */
@ExtendWith({RunningNotes.Provider.class, Differences.class})
class StatementsRules {

  private static final Pattern LOGGED = Pattern.compile("(?m)^app_login LOG:  (?:execute [^:]+|statement): (.*)$");
  private static final String LOG = "select pg_read_file(pg_current_logfile())";
  private static final String START = "start of the request";
  private static final String END = "end of the request";

  private final RunningNotes notes;
  private final Caller alice;

  StatementsRules(RunningNotes notes) {
    this.notes = notes;
    this.alice = notes.alice();
  }

  @BeforeEach
  void writeDownStatements() {
    logStatements("all");
  }

  @AfterEach
  void stopWriting() {
    logStatements("none");
  }

  /** For connections that are open already, too. */
  private void logStatements(String which) {
    notes.database().asSuperuser(RunningNotes.DATABASE,
        "alter system set log_statement = '" + which + "'", "alter system set log_line_prefix = '%u '",
        "select pg_reload_conf()", "select pg_sleep(0.3)");
  }

  @Test
  void readingANoteIsOneTransactionOfOneStatement() throws Exception {
    String address = "api/notes/" + alice.post("x").string("id");
    alice.get(address);
    mark(START);
    assertThat(alice.get(address).status()).isEqualTo(200);
    mark(END);
    List<String> statements = statementsBetweenTheMarks();
    assertThat(statements.stream().filter("begin"::equals)).as(statements.toString()).hasSize(1);
    assertThat(statements.stream().filter("commit"::equals)).as(statements.toString()).hasSize(1);
    List<String> work = statements.stream()
        .filter(sql -> !sql.equals("begin") && !sql.equals("commit") && !sql.contains("app.user_id")).toList();
    assertThat(work).hasSize(1);
    // Providers write it differently.
    assertThat(work.get(0)).startsWith("select").contains("from notes").containsPattern("\\bid ?= ?\\$1");
  }

  private void mark(String text) {
    notes.database().asSuperuser(RunningNotes.DATABASE, "select '" + text + "'");
  }

  /** Those of the application's login. */
  private List<String> statementsBetweenTheMarks() throws Exception {
    // The collector lags behind, but keeps the order: when the second mark has arrived, all before it has.
    String log = log();
    for (int i = 0; i < 100 && !log.contains(END); i++) {
      Thread.sleep(50);
      log = log();
    }
    assertThat(log).contains(START, END);
    return LOGGED.matcher(log.substring(log.indexOf(START), log.indexOf(END))).results()
        .map((MatchResult found) -> found.group(1).toLowerCase(Locale.ROOT).strip())
        .toList();
  }

  private String log() throws SQLException {
    try (Connection c = notes.database().superuser(RunningNotes.DATABASE); Statement s = c.createStatement();
        ResultSet row = s.executeQuery(LOG)) {
      row.next();
      return row.getString(1);
    }
  }
}
