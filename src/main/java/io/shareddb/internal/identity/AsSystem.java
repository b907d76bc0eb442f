// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.identity;

import io.shareddb.NoCallerException;
import io.shareddb.SystemWork;
import io.shareddb.SystemWorkRefusedException;
import io.shareddb.UnknownCallerException;
import io.shareddb.UserGoneException;
import io.shareddb.internal.Message;
import io.shareddb.internal.context.RlsIdentity;
import io.shareddb.internal.context.RlsScope;
import io.shareddb.internal.datasource.StartUp;
import io.shareddb.internal.datasource.SystemConnections;
import io.shareddb.internal.refusal.Explanation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;

/** Does the application's work for everybody, on connections that users never come to. */
@ApplicationScoped
public class AsSystem {

  private static final String BEGIN =
      "select shared_db.as_system(?), set_config('app.real_user_id', ?, true), set_config('app.user_id', '', true)";

  @Inject
  private CallerIdentity caller;

  private Optional<SystemConnections> connections = Optional.empty();

  /** For the container. */
  public AsSystem() {
    // Injected.
  }

  /**
   * Does the work in a transaction of its own.
   *
   * @param reason why
   * @param work what to do
   * @param <T> the type of the result
   * @return what the work returns, when it is committed
   * @throws SystemWorkRefusedException when it is not possible here
   * @throws Exception what the work throws
   */
  public <T> T call(String reason, SystemWork<T> work) throws Exception {
    String why = Reason.checked(reason);
    String real = realUser();
    SystemConnections connections = connections();
    Connection connection = connections.open();
    SystemConnection ofWork = new SystemConnection(connection);
    try {
      begin(connection, why, real);
      T result = RlsScope.call(RlsIdentity.system(real, why), true, () -> work.work(ofWork.guarded()));
      commit(connection);
      return result;
    } finally {
      ofWork.end();
      connections.close(connection);
    }
  }

  private static void commit(Connection connection) throws Exception {
    try {
      connection.commit();
    } catch (SQLException e) {
      throw Explanation.of(e).<Exception>map(known -> known).orElse(e);
    }
  }

  private static void begin(Connection connection, String reason, String realUser) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(BEGIN)) {
      statement.setString(1, reason);
      statement.setString(2, realUser);
      statement.executeQuery().close();
    }
  }

  /** The person behind it, where there is one: a job has none. */
  private String realUser() {
    try {
      RlsIdentity identity = caller.identity();
      return identity.realUserId().or(identity::userId).map(Object::toString).orElse("");
    } catch (UserGoneException e) {
      throw e;
    } catch (NoCallerException | UnknownCallerException e) {
      return "";
    }
  }

  private synchronized SystemConnections connections() {
    if (connections.isEmpty()) {
      connections = StartUp.settings().system().map(SystemConnections::new);
    }
    return connections.orElseThrow(() -> new SystemWorkRefusedException(Message.NO_SYSTEM_LOGIN));
  }
}
