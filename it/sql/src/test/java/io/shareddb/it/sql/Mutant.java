// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.sql;

/**
 * One thing broken.
 *
 * @param name what
 * @param statements the superuser breaks it so
 * @param undo repairs what is not of this database alone: roles belong to the cluster
 */
record Mutant(String name, String[] statements, String[] undo) {

  static Mutant of(String name, String... statements) {
    return new Mutant(name, statements, new String[0]);
  }

  Mutant undoneBy(String... undo) {
    return new Mutant(name, statements, undo);
  }
}
