// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.sql;

/**
 * One promise of the shared schema, asked of a database that {@link Templates#NOTES} describes. The same rules are
 * asked of the schema as it is shipped, and of schemas with one thing broken, where one rule at least must notice.
 *
 * @param name the promise
 * @param check throws where it is not kept
 */
record Rule(String name, Check check) {

  /** Asks the database. */
  @FunctionalInterface
  interface Check {
    void on(People people) throws Exception;
  }
}
