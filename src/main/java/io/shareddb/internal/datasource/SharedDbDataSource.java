// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.datasource;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Optional;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * The class that the server's pool instantiates. Its connections tell PostgreSQL who works; its address comes from the
 * configuration, not from the pool.
 *
 * <p>Open Liberty takes this class from a library of the server only, which holds nothing else of the module. There it
 * hands on to the application's own copy, so that driver, configuration and scopes are the application's on every server.
 */
public class SharedDbDataSource implements DataSource {

  private PrintWriter logWriter;

  /** For the server's pool. */
  public SharedDbDataSource() {
    // Nothing is read here: a server may make one long before the first connection.
  }

  @Override
  public Connection getConnection() throws SQLException {
    Optional<DataSource> ofApplication = ofApplication();
    if (ofApplication.isPresent()) {
      return ofApplication.get().getConnection();
    }
    try {
      return PoolConnections.open(StartUp::connect);
    } catch (NoClassDefFoundError e) {
      throw new SQLException("shared-db is not in the application whose thread asks for a connection, but only its data"
          + " source in a library of the server. Put shared-db into the application's WEB-INF/lib.", "08001", e);
    }
  }

  /** Empty where this is the application's copy, or the thread has no application. */
  private static Optional<DataSource> ofApplication() throws SQLException {
    ClassLoader application = Thread.currentThread().getContextClassLoader();
    try {
      Class<?> door = application == null ? SharedDbDataSource.class
          : Class.forName(SharedDbDataSource.class.getName(), true, application);
      return door == SharedDbDataSource.class ? Optional.empty()
          : Optional.of((DataSource) door.getConstructor().newInstance());
    } catch (ClassNotFoundException e) {
      return Optional.empty();
    } catch (ReflectiveOperationException e) {
      throw new SQLException("shared-db's data source in the application cannot be made", "08001", e);
    }
  }

  /** Servers pass the annotation's empty user here; a login of the pool's own would be a second way in. */
  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    if (user != null && !user.isEmpty()) {
      throw new SQLException("The login of java:app/jdbc/shared-db comes from DATABASE_URL; remove the user from the"
          + " server's data source.", "28000");
    }
    return getConnection();
  }

  /**
   * Ignored: a server sets the annotation's default.
   *
   * @param ignored any
   */
  public void setServerName(String ignored) {
    // See above.
  }

  /**
   * Ignored: a server may set the annotation's default.
   *
   * @param ignored any
   */
  public void setPortNumber(int ignored) {
    // See above.
  }

  /**
   * Ignored: a server may set the annotation's default.
   *
   * @param ignored any
   */
  public void setDatabaseName(String ignored) {
    // See above.
  }

  /**
   * Ignored: a server may set the annotation's default.
   *
   * @param ignored any
   */
  public void setUser(String ignored) {
    // See above.
  }

  /**
   * Ignored: a server may set the annotation's default.
   *
   * @param ignored any
   */
  public void setPassword(String ignored) {
    // See above.
  }

  /**
   * Ignored: a server may set the annotation's default.
   *
   * @param ignored any
   */
  public void setUrl(String ignored) {
    // See above.
  }

  /**
   * Ignored: WildFly wants the annotation to carry a property at all.
   *
   * @param ignored any
   */
  public void setDescription(String ignored) {
    // See above.
  }

  @Override
  public PrintWriter getLogWriter() {
    return logWriter;
  }

  @Override
  public void setLogWriter(PrintWriter out) {
    logWriter = out;
  }

  /** Ignored: {@code loginTimeout} in DATABASE_URL says it. */
  @Override
  public void setLoginTimeout(int seconds) {
    // See above.
  }

  @Override
  public int getLoginTimeout() {
    return 0;
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException("logs through System.Logger");
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    if (!type.isInstance(this)) {
      throw new SQLException("not a wrapper for " + type.getName());
    }
    return type.cast(this);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return type.isInstance(this);
  }
}
