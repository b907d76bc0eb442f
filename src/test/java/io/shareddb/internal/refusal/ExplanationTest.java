// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import io.shareddb.DatabaseUnavailableException;
import io.shareddb.SharedDbException;
import io.shareddb.internal.Message;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;

/** A pool that needs a new connection while there is none to be had. */
class ExplanationTest {

  /** Not reached, shutting down, starting up, no connection left. */
  @ParameterizedTest
  @ValueSource(strings = {"08001", "57P01", "57P03", "53300"})
  void isTheDatabaseThatIsAway(String state) {
    assertThat(Explanation.of(failure(state))).get().isInstanceOf(DatabaseUnavailableException.class)
        .extracting(Throwable::getMessage).asString().contains(state);
  }

  @ParameterizedTest
  @ValueSource(strings = {"28P01", "3D000"})
  void isAMistakeOfTheConfiguration(String state) {
    assertThat(Explanation.of(failure(state))).get().extracting(SharedDbException::code)
        .isEqualTo(Message.NO_CONNECTION.code());
  }

  @Test
  void everyOtherOfOursStaysWhatItIs() {
    SharedDbException ours = new SharedDbException(new PSQLException("lost", PSQLState.CONNECTION_FAILURE),
        Message.START_FAILED, "lost");
    assertThat(Explanation.of(new PersistenceException(ours))).containsSame(ours);
  }

  /** As the data source throws it, and JPA wraps it. */
  private static Throwable failure(String state) {
    PSQLException driver = new PSQLException("no", null) {
      @Override
      public String getSQLState() {
        return state;
      }
    };
    SharedDbException ours = new SharedDbException(driver, Message.NO_CONNECTION, "here", "no", "Check it.");
    return new PersistenceException(new SQLException(ours.getMessage(), "08001", ours));
  }
}
