// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.migration;

import io.shareddb.it.module.Config;

/** Brings a test's database up to date, for tests of other packages. */
public final class SchemaForTests {

  private SchemaForTests() {
  }

  /**
   * Runs the shared migrations.
   *
   * @param database where
   * @throws Exception when they fail
   */
  public static void migrate(String database) throws Exception {
    Migrations.run(Config.of(database).read(), SchemaForTests.class.getClassLoader());
  }
}
