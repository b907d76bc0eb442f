// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.shareddb.internal.datasource.Doors;
import io.shareddb.it.EmbeddedDatabase;
import io.shareddb.it.module.Config;
import io.shareddb.it.module.Databases;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import javax.naming.Context;
import javax.naming.NameNotFoundException;
import javax.naming.spi.InitialContextFactory;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** Where other data sources lead: to this database past the door, through it, elsewhere, or nobody knows where. */
class SecondDoorsTest {

  private static String database;
  private static String other;

  private SecondDoors doors;

  /** A naming service with three names. */
  public static final class Names implements InitialContextFactory {
    @Override
    public Context getInitialContext(Hashtable<?, ?> environment) {
      return (Context) Proxy.newProxyInstance(Context.class.getClassLoader(),
          new Class<?>[] {Context.class}, (self, method, arguments) -> switch (method.getName()) {
            case "lookup" -> source(arguments[0].toString());
            default -> null;
          });
    }

    private static DataSource source(String name) throws NameNotFoundException {
      return switch (name) {
        case "java:app/jdbc/own" -> plain(database);
        case "java:app/jdbc/warehouse" -> plain(other);
        default -> throw new NameNotFoundException(name);
      };
    }

    private static DataSource plain(String name) {
      PGSimpleDataSource source = new PGSimpleDataSource();
      source.setUrl(Databases.server().jdbcUrl(name));
      source.setUser(EmbeddedDatabase.RUNTIME);
      source.setPassword(EmbeddedDatabase.PASSWORD);
      return source;
    }
  }

  @BeforeAll
  static void start() {
    database = Databases.empty("doors");
    other = Databases.empty("elsewhere");
    System.setProperty(Context.INITIAL_CONTEXT_FACTORY, Names.class.getName());
  }

  @AfterAll
  static void forget() {
    System.clearProperty(Context.INITIAL_CONTEXT_FACTORY);
  }

  @BeforeEach
  void look() throws Exception {
    try (Connection ours = Doors.open(Config.of(database).read())) {
      doors = new SecondDoors(ours);
    }
  }

  @Test
  void aNameThatLeadsHereIsPastTheDoorAndOneThatLeadsElsewhereIsNot() {
    assertThat(doors.named("java:app/jdbc/own", "Reports")).isFalse();
    assertThat(doors.named("java:app/jdbc/warehouse", "Reports")).isFalse();
    assertThat(doors.findings()).extracting(Finding::where).containsExactly("data source java:app/jdbc/own of Reports");
    assertThat(doors.findings()).extracting(finding -> finding.check().code()).containsExactly("SDB-3206");
  }

  @Test
  void aUrlInPersistenceXmlIsAWayHereToo() {
    doors.of(unit(Databases.server().jdbcUrl(database))).of(unit(Databases.server().jdbcUrl(other)));
    assertThat(doors.findings()).extracting(Finding::where)
        .containsExactly("persistence unit reports in persistence.xml (jakarta.persistence.jdbc.url)");
    assertThat(doors.findings()).extracting(finding -> finding.check().code()).containsExactly("SDB-3206");
  }

  @Test
  void whatDoesNotAnswerIsUnknownAndItsPasswordUnsaid() {
    doors.of(unit("jdbc:postgresql://127.0.0.1:1/notes?password=hush"));
    assertThat(doors.named("java:app/jdbc/gone", "Reports")).isFalse();
    assertThat(doors.findings()).extracting(finding -> finding.check().code()).containsExactly("SDB-3207", "SDB-3207");
    assertThat(doors.findings()).extracting(Finding::where).noneMatch(where -> where.contains("hush"));
  }

  private static PersistenceXml unit(String url) {
    return new PersistenceXml("reports", List.of(), Map.of("jakarta.persistence.jdbc.url", url,
        "jakarta.persistence.jdbc.user", EmbeddedDatabase.RUNTIME,
        "jakarta.persistence.jdbc.password", EmbeddedDatabase.PASSWORD));
  }
}
