// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A transaction stays its user's, also after it was nobody's for a while. */
class ClearedContextTest {

  private static final String ALICE = "call shared_db.set_context('" + Fixture.ALICE + "')";
  private static final String BOB = "call shared_db.set_context('" + Fixture.BOB + "')";
  private static final String CLEAR = "call shared_db.clear_context()";

  private Database database;
  private Session app;

  @BeforeEach
  void open() throws SQLException {
    database = Database.notes();
    app = database.runtime();
  }

  @AfterEach
  void close() throws SQLException {
    database.close();
  }

  @Test
  void clearingIsNoWayToAnotherUser() {
    assertThat(app.refused(ALICE, CLEAR, BOB).message()).contains("one transaction belongs to one user");
    assertThat(app.refused(ALICE, CLEAR, CLEAR, BOB).state()).isEqualTo("25001");
    assertThat(app.as(Fixture.ALICE).refused(CLEAR, BOB).state()).isEqualTo("25001");
  }

  @Test
  void theSameUserMayComeBackAndAnotherInTheNextTransaction() throws SQLException {
    assertThat(app.<String>inTransaction(s -> {
      s.execute(ALICE);
      s.execute(CLEAR);
      String cleared = Session.rows(s, "select id from notes").toString();
      s.execute(ALICE);
      return cleared + Session.rows(s, "select id from notes order by id");
    })).isEqualTo("[][1, 2]");
    assertThat(app.<String>inTransaction(s -> {
      s.execute(CLEAR);
      s.execute(BOB);
      return Session.rows(s, "select id from notes order by id").toString();
    })).isEqualTo("[11, 12]");
  }
}
