// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.shareddb.it.EmbeddedDatabase;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A variant of Notes, unchanged, on a server, a database and with a provider of its own; the environment says where the
 * provider is, as an operator's would. Started when the first test asks for it, and once only, also when that fails.
 */
final class RunningVariant implements AfterAllCallback {

  private static final String DATABASE = "callers";

  private final Callable<Path> war;
  private final Function<Provider, Map<String, String>> configuration;
  private EmbeddedDatabase database;
  private Provider provider;
  private Server server;
  private boolean tried;

  /**
   * Describes it.
   *
   * @param war finds or makes its file
   * @param configuration what it has in the environment
   */
  RunningVariant(Callable<Path> war, Function<Provider, Map<String, String>> configuration) {
    this.war = war;
    this.configuration = configuration;
  }

  /**
   * Describes one that is built.
   *
   * @param war the system property that names its file
   * @param configuration what it has in the environment
   */
  RunningVariant(String war, Function<Provider, Map<String, String>> configuration) {
    this(() -> Path.of(System.getProperty(war)).toAbsolutePath().normalize(), configuration);
  }

  URI uri() {
    if (!tried) {
      tried = true;
      start();
    }
    assertThat(server).as("a server, which has not come up before").isNotNull();
    assertThat(server.deployed()).as(server.log()).isTrue();
    return server.uri();
  }

  private void start() {
    try {
      database = EmbeddedDatabase.start();
      database.createDatabase(DATABASE);
      provider = Provider.start();
      Map<String, String> environment = new HashMap<>(RunningNotes.twoLogins(database, DATABASE));
      environment.putAll(configuration.apply(provider));
      server = Server.start(war.call(), environment);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whom it asks. */
  Provider provider() {
    uri();
    return provider;
  }

  void asSuperuser(String sql) {
    database.asSuperuser(DATABASE, sql);
  }

  /** Asks past all policies. */
  long users(String emailPattern) throws SQLException {
    return database.number(DATABASE, "select count(*) from users where email like '" + emailPattern + "'");
  }

  @Override
  public void afterAll(ExtensionContext context) throws Exception {
    // The server first; without its database it would fill its log.
    if (server != null) {
      Files.writeString(Path.of("target", context.getRequiredTestClass().getSimpleName() + ".log"), server.log());
    }
    EmbeddedDatabase usedDatabase = database;
    Provider usedProvider = provider;
    Server usedServer = server;
    try (usedDatabase; usedProvider; usedServer) {
      tried = false;
    }
  }
}
