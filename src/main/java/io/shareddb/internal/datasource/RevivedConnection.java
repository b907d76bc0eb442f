// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.datasource;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;

/**
 * A connection for GlassFish's pool, which proves none of a pool that an application defines and never lets a dead one go, so
 * that after a restart of PostgreSQL each would fail for ever. What has died takes a new physical connection for the next
 * transaction. One that dies without autocommit fails until the transaction has been ended: nothing of it is carried over.
 */
final class RevivedConnection implements InvocationHandler {

  private static final Set<String> OF_THE_OLD_ONE = Set.of("close", "abort", "isClosed", "isValid", "unwrap",
      "isWrapperFor", "toString", "hashCode");

  private final PoolConnections.Source physical;
  private volatile Connection target;
  private volatile boolean autoCommit = true;
  /** Whether a transaction may be open: a statement that is kept from an earlier one begins it unseen. */
  private volatile boolean mayBeOpen;
  /** By the pool, for good. */
  private volatile boolean closed;

  private RevivedConnection(PoolConnections.Source physical, Connection target) {
    this.physical = physical;
    this.target = target;
  }

  /**
   * Wraps a connection.
   *
   * @param physical opens one
   * @return of which the first is open
   * @throws SQLException when none can be opened
   */
  static Connection of(PoolConnections.Source physical) throws SQLException {
    return (Connection) Proxy.newProxyInstance(RevivedConnection.class.getClassLoader(), new Class<?>[] {Connection.class},
        new RevivedConnection(physical, physical.open()));
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
    String name = method.getName();
    if (name.equals("equals")) {
      return proxy == arguments[0];
    }
    if (OF_THE_OLD_ONE.contains(name)) {
      closed |= name.equals("close") || name.equals("abort");
      return Delegation.call(target, method, arguments);
    }
    // A commit on a new connection would succeed, and nothing be stored.
    boolean commits = name.equals("commit");
    if (!commits) {
      revive();
    }
    if (name.equals("setAutoCommit")) {
      autoCommit = (boolean) arguments[0];
    }
    boolean ends = commits || name.equals("rollback") && arguments == null; // To a savepoint, it goes on.
    try {
      return Delegation.call(target, method, arguments);
    } finally {
      mayBeOpen = !autoCommit && !(ends && target.isClosed());
    }
  }

  private synchronized void revive() throws SQLException {
    if (!mayBeOpen && !closed && target.isClosed()) {
      target = physical.open();
      target.setAutoCommit(autoCommit);
    }
  }
}
