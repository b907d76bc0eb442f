// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.sql;

import java.sql.SQLException;

/**
 * Who takes part in a rule.
 *
 * @param database where
 * @param app the application's login, as nobody
 * @param owner the login that owns the tables, without a reason
 * @param system a login for system work, without a reason
 * @param everything the superuser, who sees what is really stored
 */
record People(Database database, Session app, Session owner, Session system, Session everything) {

  static People in(Database database) throws SQLException {
    return new People(database, database.runtime(), database.owner(), database.connect("system_login"),
        database.superuser());
  }

  Session alice() {
    return app.as(Fixture.ALICE);
  }

  Session bob() {
    return app.as(Fixture.BOB);
  }

  /** SQL outside of every scope, as the module marks it. */
  Session unscoped() {
    return app.as("no @RlsScoped here");
  }

  /** Asks a rule; each finds the same rows. */
  void keep(Rule rule) throws Exception {
    Fixture.fill(everything);
    rule.check().on(this);
  }
}
