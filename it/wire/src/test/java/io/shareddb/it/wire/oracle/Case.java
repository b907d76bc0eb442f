// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.wire.oracle;

import java.sql.Connection;

/**
 * One distinct behaviour of JDBC.
 *
 * @param name what it is about
 * @param body what the application does
 */
record Case(String name, Body body) {

  /** What the application does, and tells of what it sees. */
  interface Body {

    void run(Connection connection, Log log) throws Exception;
  }
}
