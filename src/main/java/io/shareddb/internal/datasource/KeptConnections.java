// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.datasource;

import io.shareddb.SharedDbException;
import io.shareddb.internal.config.DatabaseUrl;
import java.io.PrintWriter;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * The owner's connections while the migrations are looked at. Flyway opens and closes several in a row, and each new one
 * costs a start more than all that is asked on it; so one that was closed is handed out again, as if it were new.
 */
final class KeptConnections implements DataSource, AutoCloseable {

  private final DatabaseUrl url;
  private final DataSource source;
  private final Deque<Connection> idle = new ArrayDeque<>();

  KeptConnections(DatabaseUrl url, String applicationName) {
    this.url = url;
    this.source = PlainConnections.dataSource(url, applicationName);
  }

  /**
   * Hands out one that was closed before, or a new one.
   *
   * @throws SharedDbException when the server refuses it
   */
  @Override
  public synchronized Connection getConnection() {
    Connection kept = idle.isEmpty() ? open() : idle.pop();
    return (Connection) Proxy.newProxyInstance(KeptConnections.class.getClassLoader(), new Class<?>[] {Connection.class},
        new Loan(kept)::invoke);
  }

  private Connection open() {
    try {
      return source.getConnection();
    } catch (SQLException e) {
      throw PlainConnections.refused(url, e);
    }
  }

  /** Nothing of what was set, locked or created for the session is left; what cannot be cleaned is closed. */
  private synchronized void giveBack(Connection connection) throws SQLException {
    if (connection.isClosed()) {
      return;
    }
    try (Statement statement = connection.createStatement()) {
      if (!connection.getAutoCommit()) {
        connection.rollback();
        connection.setAutoCommit(true);
      }
      statement.execute("discard all");
      idle.push(connection);
    } catch (SQLException e) {
      connection.close();
    }
  }

  @Override
  public synchronized void close() throws SQLException {
    while (!idle.isEmpty()) {
      idle.pop().close();
    }
  }

  /** A connection from when it is asked for until it is closed. */
  private final class Loan {

    private final Connection connection;
    private boolean over;

    Loan(Connection connection) {
      this.connection = connection;
    }

    Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
      switch (method.getName()) {
        case "isClosed" -> {
          return over || connection.isClosed();
        }
        case "close" -> {
          giveBackOnce();
          return null;
        }
        case "equals" -> {
          return proxy == arguments[0];
        }
        case "hashCode", "toString" -> {
          return Delegation.call(connection, method, arguments);
        }
        default -> {
          return ofTheConnection(method, arguments);
        }
      }
    }

    private void giveBackOnce() throws SQLException {
      if (!over) {
        over = true;
        giveBack(connection);
      }
    }

    private Object ofTheConnection(Method method, Object[] arguments) throws Throwable {
      if (over) {
        throw new SQLException("This connection has been closed.", "08003");
      }
      return Delegation.call(connection, method, arguments);
    }
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    throw new SQLFeatureNotSupportedException("another login");
  }

  @Override
  public PrintWriter getLogWriter() throws SQLException {
    throw new SQLFeatureNotSupportedException("log writer");
  }

  @Override
  public void setLogWriter(PrintWriter out) throws SQLException {
    throw new SQLFeatureNotSupportedException("log writer");
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    throw new SQLFeatureNotSupportedException("login timeout");
  }

  @Override
  public int getLoginTimeout() {
    return 0;
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException("parent logger");
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    throw new SQLException("not a wrapper for " + type.getName());
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return false;
  }
}
