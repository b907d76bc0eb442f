// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.wire.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.shareddb.it.wire.Server;
import io.shareddb.it.wire.Tls;
import java.sql.Connection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every case in every mode of the driver, on an untouched connection whose session is alice's (the oracle) and through
 * the wire in alice's scope.
 */
class OracleTest {

  private static final String[] ALICES_SESSION = {"options", "-c app.user_id=" + Server.ALICE};

  private static final String THREW = "threw ";

  private static final List<String> MODES = List.of("", "preferQueryMode=simple",
      "preferQueryMode=extendedForPrepared", "prepareThreshold=1;defaultRowFetchSize=2",
      "prepareThreshold=0;binaryTransfer=false", "prepareThreshold=-1", "autosave=always;reWriteBatchedInserts=true",
      "sslmode=require");

  private static final List<List<Case>> GROUPS = List.of(StatementCases.ALL, PreparedCases.ALL, TransactionCases.ALL,
      CursorCases.ALL, BatchCases.ALL, CopyCases.ALL, SessionCases.ALL, TextCases.ALL);

  @BeforeAll
  static void tlsIsThere() {
    Tls.enable(Server.running());
  }

  @Test
  void theCasesAreManyAndDistinct() {
    Set<String> names = new HashSet<>();
    GROUPS.forEach(group -> group.forEach(c -> assertThat(names.add(c.name())).as(c.name()).isTrue()));
    assertThat(names.size()).isGreaterThanOrEqualTo(60);
    System.out.println("oracle: " + names.size() + " cases in " + MODES.size() + " modes");
  }

  @TestFactory
  Stream<DynamicContainer> cases() {
    return MODES.stream().map(mode -> DynamicContainer.dynamicContainer(mode.isEmpty() ? "defaults" : mode,
        GROUPS.stream().flatMap(List::stream).map(c -> DynamicTest.dynamicTest(c.name(), () -> compare(c, mode)))));
  }

  private static void compare(Case c, String mode) throws Exception {
    String[] settings = mode.isEmpty() ? new String[0] : mode.split("[=;]");
    String expected;
    try (Connection untouched = Server.plain(join(settings, ALICES_SESSION))) {
      expected = log(c, untouched);
      assertThat(expected).as("the case itself").doesNotContain(mode.isEmpty() ? THREW : "\0");
    }
    try (Connection wired = Server.wired(settings)) {
      Server.as(Server.ALICE, () -> assertThat(log(c, wired)).isEqualTo(expected));
    }
  }

  private static String log(Case c, Connection connection) throws Exception {
    Log log = new Log();
    try {
      c.body().run(connection, log);
    } catch (Exception | AssertionError e) {
      // Some modes cannot do some things; then both must fail alike.
      log.say(THREW + e.getClass().getName() + " " + e.getMessage());
      if (!connection.getAutoCommit()) {
        connection.rollback();
      }
    }
    log.state(connection);
    return log.toString();
  }

  private static String[] join(String[] a, String[] b) {
    return Stream.concat(Stream.of(a), Stream.of(b)).toArray(String[]::new);
  }
}
