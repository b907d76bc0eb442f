// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.separate;

import io.shareddb.SharedDbException;
import io.shareddb.internal.Message;
import io.shareddb.internal.context.LostCommit;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.postgresql.PGProperty;
import org.postgresql.core.BaseConnection;

/** A connection whose every statement runs for the user in force. */
public final class SeparateConnection extends DoorProxy<Connection> {

  /**
   * The session's own value: none that a policy's cast to uuid would take. So whatever goes past the door (COPY through
   * {@code unwrap}, what follows a COMMIT in the same text) is an error and not an empty page.
   */
  static final String PAST_THE_DOOR = "past-the-door-of-shared-db.wire=separate";

  private final UserSetting setting;

  private SeparateConnection(Connection target) throws SQLException {
    super(target);
    this.setting = new UserSetting(target.unwrap(BaseConnection.class));
  }

  /**
   * Makes what goes past the door fail. Call it last, on what the driver will get.
   *
   * @param driverProperties the properties of pgjdbc; changed
   */
  public static void configure(Properties driverProperties) {
    String others = PGProperty.OPTIONS.getOrDefault(driverProperties);
    PGProperty.OPTIONS.set(driverProperties, (others == null ? "" : others + " ") + "-c app.user_id=" + PAST_THE_DOOR);
  }

  /**
   * Proves that what goes past the door fails on a connection.
   *
   * @param connection a fresh one, opened with what {@link #configure} has set
   * @throws SQLException when the server does not answer
   * @throws SharedDbException when the server never got what was set
   */
  public static void prove(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select pg_catalog.current_setting('app.user_id', true)")) {
      row.next();
      if (!PAST_THE_DOOR.equals(row.getString(1))) {
        throw new SharedDbException(Message.OPTIONS_DROPPED, row.getString(1), PAST_THE_DOOR);
      }
    }
  }

  /**
   * Wraps a connection.
   *
   * @param target a fresh connection of the driver
   * @return the same, with the user set
   * @throws SQLException when it is not a connection of pgjdbc
   */
  public static Connection wrap(Connection target) throws SQLException {
    return proxy(Connection.class, new SeparateConnection(target));
  }

  @Override
  Object handle(Object proxy, Method method, Object[] arguments) throws Throwable {
    Object result = endsTransaction(method) ? ending(method, arguments) : call(method, arguments);
    String sql = arguments != null && arguments.length > 0 && arguments[0] instanceof String text ? text : "";
    return guarded(new Door((Connection) proxy, setting), result, null, sql);
  }

  private static boolean endsTransaction(Method method) {
    return switch (method.getName()) {
      case "commit", "rollback", "setAutoCommit" -> true;
      default -> false;
    };
  }

  private Object ending(Method method, Object[] arguments) throws Throwable {
    try {
      return call(method, arguments);
    } catch (SQLException e) {
      LostCommit.failedWith(e);
      throw e;
    } finally {
      setting.forget();
    }
  }
}
