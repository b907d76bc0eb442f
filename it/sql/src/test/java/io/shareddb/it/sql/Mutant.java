// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.sql;

import java.util.List;

/**
 * One thing broken.
 *
 * @param name what
 * @param statements the superuser breaks it so
 * @param suspects the rules that are likely to notice, and therefore asked first
 * @param undo repairs what is not of this database alone: roles belong to the cluster
 */
record Mutant(String name, String[] statements, List<Rule> suspects, String[] undo) {

  static Mutant of(String name, String... statements) {
    return new Mutant(name, statements, List.of(), new String[0]);
  }

  Mutant suspectedBy(List<Rule> rules) {
    return new Mutant(name, statements, rules, undo);
  }

  Mutant undoneBy(String... undo) {
    return new Mutant(name, statements, suspects, undo);
  }
}
