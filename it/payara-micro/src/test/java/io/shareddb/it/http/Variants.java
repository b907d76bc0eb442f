// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.shareddb.it.EmbeddedDatabase;
import io.shareddb.it.demo.PayaraMicro;
import io.shareddb.it.demo.RunDirectory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Notes for callers with tokens of this test's providers: several applications on one server and one database.
 */
final class Variants implements AutoCloseable {

  static final String JWT = "jwt";
  static final String JWT_OTHER_ISSUER = "jwt-other-issuer";
  static final String JWT_BY_SUBJECT = "jwt-by-subject";
  static final String JWT_BY_EMAIL = "jwt-by-email";

  private static final String DATABASE = "variants";
  private static final String CONFIGURATION = "WEB-INF/classes/META-INF/microprofile-config.properties";

  private final EmbeddedDatabase database;
  private final Provider provider;
  private final Provider other;
  private final RunDirectory directory;
  private final PayaraMicro server;

  private Variants() throws Exception {
    database = EmbeddedDatabase.start();
    database.createDatabase(DATABASE);
    provider = Provider.start();
    other = Provider.start();
    directory = RunDirectory.in(Path.of("target"));
    List<String> more = new ArrayList<>();
    for (Path war : List.of(
        jwt(JWT_OTHER_ISSUER, other, text -> text),
        jwt(JWT_BY_SUBJECT, provider, text -> text.replace("claim=issuer-subject", "claim=sub")),
        jwt(JWT_BY_EMAIL, provider, text -> text.replace("claim=issuer-subject", "claim=email")
            .replace("provision=first-sign-in", "provision=never")))) {
      more.addAll(List.of("--deploy", war.toString()));
    }
    server = new PayaraMicro.Launch(Path.of(System.getProperty("payara.jar")), jwt(JWT, provider, text -> text),
        Server.CONFIG.resolve("pre-boot-commands.asadmin"), freePort(), directory.path().toAbsolutePath(),
        directory.path().resolve("server.log")).start(
            Map.of("DATABASE_URL", database.url(DATABASE, EmbeddedDatabase.RUNTIME),
                "SHARED_DB_MIGRATION_URL", database.url(DATABASE, EmbeddedDatabase.OWNER),
                "SHARED_DB_PRIVILEGED_LOGIN", "refuse"),
            more.toArray(String[]::new));
    // Whoever fails below never gets to close().
    Runtime.getRuntime().addShutdownHook(new Thread(server::close));
    server.awaitReady(Duration.ofMinutes(5));
    assertThat(server.log().text().split("was successfully deployed in", -1)).as(server.log().text()).hasSize(5);
  }

  private static Path jwt(String name, Provider issuer, UnaryOperator<String> change) throws IOException {
    return War.changed("notes-jwt.war", name + ".war", CONFIGURATION, text ->
        change.apply(text.replace("https://login.example.com", issuer.uri())));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** The first application is at the root, the others at their names. */
  URI uri(String variant) {
    return variant.equals(JWT) ? server.uri() : server.uri().resolve(variant + "/");
  }

  Provider provider() {
    return provider;
  }

  Provider other() {
    return other;
  }

  void asSuperuser(String sql) {
    database.asSuperuser(DATABASE, sql);
  }

  /** Asks past all policies. */
  long users(String emailPattern) throws SQLException {
    return database.number(DATABASE, "select count(*) from users where email like '" + emailPattern + "'");
  }

  @Override
  public void close() throws IOException {
    server.close();
    directory.close();
    provider.close();
    other.close();
    database.close();
  }

  /** Hands the one instance to whoever names it as a parameter. */
  static final class Starter implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == Variants.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context.getRoot().getStore(Namespace.create(Variants.class))
          .getOrComputeIfAbsent(Variants.class, key -> start());
    }

    private static Variants start() {
      try {
        return new Variants();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
