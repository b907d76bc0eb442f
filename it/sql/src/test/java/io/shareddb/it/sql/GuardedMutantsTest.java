// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.shareddb.internal.guard.DatabaseExaminer;
import io.shareddb.internal.guard.Finding;
import io.shareddb.internal.guard.Level;
import io.shareddb.internal.guard.Lints;
import io.shareddb.it.EmbeddedDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The guard on what the rules of the schema are broken by. It cannot see all of it, as it judges what an application
 * reaches and reads no program; what it saw once it must go on seeing.
 */
class GuardedMutantsTest {

  /** How many of the mutants the guard found when this was written. */
  private static final int FOUND_BEFORE = 73;

  @Test
  void theGuardFindsMostMutantsToo() throws SQLException {
    List<String> missed = new ArrayList<>();
    int refused = 0;
    try (Database database = Database.notes(); Connection connection = database.superuser().connection()) {
      connection.setAutoCommit(false);
      for (Mutant mutant : Mutants.ALL) {
        List<Finding> findings = findings(connection, mutant);
        System.out.printf("%-7s %s%s%n", findings.isEmpty() ? "missed" : "found", mutant.name(), findings.isEmpty() ? ""
            : findings.stream().map(each -> each.check().name()).distinct().collect(Collectors.joining(", ", "  <- ", "")));
        if (findings.isEmpty()) {
          missed.add(mutant.name());
        }
        refused += findings.stream().anyMatch(each -> each.check().level() == Level.REFUSE) ? 1 : 0;
      }
    }
    int found = Mutants.ALL.size() - missed.size();
    System.out.printf("%d mutants, %d found by the guard, %d of them refused%n", Mutants.ALL.size(), found, refused);
    assertThat(found).as("found by the guard, without " + missed).isGreaterThanOrEqualTo(FOUND_BEFORE);
  }

  private static List<Finding> findings(Connection connection, Mutant mutant) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : mutant.statements()) {
        statement.execute(sql);
      }
      statement.execute("set local role " + EmbeddedDatabase.RUNTIME);
      return new DatabaseExaminer(Lints.all()).examine(connection, Optional.empty()).findings();
    } finally {
      connection.rollback();
    }
  }
}
