// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.wire.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.shareddb.internal.separate.SeparateConnection;
import io.shareddb.it.wire.Server;
import io.shareddb.it.wire.Tls;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
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

  /** With {@code shared-db.wire=separate} the same cases in these, and what must stand there in place of the same. */
  private static final List<String> SEPARATE_MODES = List.of("", "preferQueryMode=simple",
      "prepareThreshold=1;defaultRowFetchSize=2");

  private static final String PAST_THE_DOOR = "invalid input syntax for type uuid: \"past-the-door";

  private static final Map<String, String> SEPARATE = Map.of(
      "transaction in one multi-statement text", PAST_THE_DOOR,
      "several transactions in one text", PAST_THE_DOOR,
      "batch with commits by text", PAST_THE_DOOR,
      "copy out of protected rows", PAST_THE_DOOR,
      "copy out as the first statement of a transaction", PAST_THE_DOOR,
      "declare outside a transaction", "count 0\ndone");

  /** Simple queries of a batch are a transaction each; behind the separate statement they are one. */
  private static final Set<String> ONE_TRANSACTION = Set.of("batch that fails in the middle, autocommit",
      "batch whose first statement fails", "prepared batch that fails past the threshold");

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
    assertThat(names).containsAll(SEPARATE.keySet()).containsAll(ONE_TRANSACTION);
    System.out.println("oracle: " + names.size() + " cases in " + MODES.size() + " modes, and in " + SEPARATE_MODES.size()
        + " with the separate statement, where " + (SEPARATE.size() + ONE_TRANSACTION.size()) + " differ as listed");
  }

  @TestFactory
  Stream<DynamicContainer> cases() {
    return Stream.concat(MODES.stream().map(mode -> container("", mode, OracleTest::throughTheWire)),
        SEPARATE_MODES.stream().map(mode -> container("separate, ", mode, OracleTest::separately)));
  }

  private interface Comparison {

    void of(Case c, String mode) throws Exception;
  }

  private static DynamicContainer container(String prefix, String mode, Comparison compare) {
    return DynamicContainer.dynamicContainer(prefix + (mode.isEmpty() ? "defaults" : mode),
        GROUPS.stream().flatMap(List::stream).map(c -> DynamicTest.dynamicTest(c.name(), () -> compare.of(c, mode))));
  }

  private static String untouched(Case c, String mode) throws Exception {
    try (Connection untouched = Server.plain(join(settings(mode), ALICES_SESSION))) {
      String expected = log(c, untouched);
      assertThat(expected).as("the case itself").doesNotContain(mode.isEmpty() ? THREW : "\0");
      return expected;
    }
  }

  private static void separately(Case c, String mode) throws Exception {
    String expected = untouched(c, mode);
    Properties properties = Server.properties(settings(mode));
    SeparateConnection.configure(properties);
    try (Connection separate = SeparateConnection.wrap(
        DriverManager.getConnection(Server.running().jdbcUrl(Server.DATABASE), properties))) {
      Server.as(Server.ALICE, () -> {
        String seen = log(c, separate);
        if (SEPARATE.containsKey(c.name())) {
          assertThat(seen).isNotEqualTo(expected).contains(SEPARATE.get(c.name()));
        } else if (!ONE_TRANSACTION.contains(c.name()) || !mode.contains("simple")) {
          assertThat(seen).isEqualTo(expected);
        }
      });
    }
  }

  private static String[] settings(String mode) {
    return mode.isEmpty() ? new String[0] : mode.split("[=;]");
  }

  private static void throughTheWire(Case c, String mode) throws Exception {
    String[] settings = settings(mode);
    String expected = untouched(c, mode);
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
