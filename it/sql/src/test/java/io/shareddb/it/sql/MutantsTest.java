// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each thing that can be broken in the schema is noticed by a rule at least: else the rules prove nothing. */
class MutantsTest {

  @Test
  void everyMutantIsKilled() throws Exception {
    List<String> alive = new ArrayList<>();
    for (Mutant mutant : Mutants.ALL) {
      String killer = killerOf(mutant);
      System.out.printf("%-7s %s%s%n", killer.isEmpty() ? "ALIVE" : "killed", mutant.name(),
          killer.isEmpty() ? "" : "  <- " + killer);
      if (killer.isEmpty()) {
        alive.add(mutant.name());
      }
    }
    System.out.printf("%d mutants, %d alive%n", Mutants.ALL.size(), alive.size());
    assertThat(alive).isEmpty();
    assertThat(Mutants.ALL).hasSizeGreaterThanOrEqualTo(36).extracting(Mutant::name).doesNotHaveDuplicates();
  }

  /** The first rule that the mutant breaks. */
  private static String killerOf(Mutant mutant) throws Exception {
    try (Database database = Database.notes()) {
      People people = People.in(database);
      people.everything().run(mutant.statements());
      try {
        for (Rule rule : Stream.concat(mutant.suspects().stream(), Rules.ALL.stream()).distinct().toList()) {
          try {
            people.keep(rule);
          } catch (Exception | AssertionError e) {
            return rule.name();
          }
        }
      } finally {
        people.everything().run(mutant.undo());
      }
    }
    return "";
  }
}
