// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.health;

import io.shareddb.internal.datasource.LoginRights;
import io.shareddb.internal.datasource.Pool;
import io.shareddb.internal.datasource.StartUp;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Ready means: the database answers, and the application works in it with no more rights than a user. */
@Readiness
@ApplicationScoped
public class SharedDbReadiness implements HealthCheck {

  private static final String ROLE_IN_FORCE = """
      select current_user, rolsuper or rolbypassrls
        from pg_catalog.pg_roles where rolname = current_user
      """;

  /** For the container. */
  public SharedDbReadiness() {
    // Nothing to set up.
  }

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder answer = HealthCheckResponse.named("shared-db");
    try (Connection connection = Pool.connection()) {
      return examine(connection, answer);
    } catch (SQLException e) {
      // The public may read this: no address and no driver's message.
      System.getLogger(SharedDbReadiness.class.getName()).log(System.Logger.Level.WARNING, "shared-db is not ready", e);
      return answer.down().withData("database", "does not answer").build();
    }
  }

  private static HealthCheckResponse examine(Connection connection, HealthCheckResponseBuilder answer)
      throws SQLException {
    LoginRights login = LoginRights.of(connection);
    try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(ROLE_IN_FORCE)) {
      row.next();
      boolean lowered = !row.getString(1).equals(login.login());
      boolean bound = !row.getBoolean(2) && (lowered || !login.privileged());
      answer.withData("role", bound ? "unprivileged" : "privileged");
      if (lowered) {
        answer.withData("login", "privileged, lowered to " + row.getString(1));
      }
      // Figures alone: the names of tables and roles are nobody's business.
      StartUp.guard().report().summary().forEach((name, figure) -> answer.withData("guard." + name, figure));
      return answer.status(bound).build();
    }
  }
}
