// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.wire;

import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.Map;
import javax.naming.Context;
import javax.naming.spi.InitialContextFactory;

/**
 * The little of an application server that the context asks for: a transaction registry in JNDI. Tests begin and end
 * its transactions by hand, one per thread.
 */
public final class Naming implements InitialContextFactory {

  private static final ThreadLocal<Map<Object, Object>> TRANSACTION = new ThreadLocal<>();

  /** Called by JNDI. */
  public Naming() {
  }

  /** Makes this the JVM's JNDI. */
  static void install() {
    System.setProperty(Context.INITIAL_CONTEXT_FACTORY, Naming.class.getName());
  }

  /** Begins a transaction on this thread and gives back what to restore later. */
  public static Map<Object, Object> begin() {
    Map<Object, Object> suspended = TRANSACTION.get();
    TRANSACTION.set(new HashMap<>());
    return suspended;
  }

  /** Binds a user to the transaction of this thread, as a bean's scope did that has ended since. */
  public static void bind(java.util.UUID user) {
    TRANSACTION.get().put("io.shareddb.user", user.toString());
  }

  /** Gives what is bound to the transaction of this thread. */
  static Map<Object, Object> resources() {
    return TRANSACTION.get();
  }

  /** Ends the transaction and resumes the one before. */
  public static void end(Map<Object, Object> suspended) {
    if (suspended == null) {
      TRANSACTION.remove();
    } else {
      TRANSACTION.set(suspended);
    }
  }

  @Override
  public Context getInitialContext(Hashtable<?, ?> environment) {
    return (Context) Proxy.newProxyInstance(Naming.class.getClassLoader(), new Class<?>[] {Context.class},
        (proxy, method, arguments) -> method.getName().equals("lookup") ? new Registry() : null);
  }

  private static final class Registry implements TransactionSynchronizationRegistry {

    @Override
    public Object getTransactionKey() {
      return TRANSACTION.get();
    }

    @Override
    public void putResource(Object key, Object value) {
      TRANSACTION.get().put(key, value);
    }

    @Override
    public Object getResource(Object key) {
      return TRANSACTION.get().get(key);
    }

    @Override
    public void registerInterposedSynchronization(Synchronization synchronization) {
      throw new UnsupportedOperationException();
    }

    @Override
    public int getTransactionStatus() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void setRollbackOnly() {
      TRANSACTION.get().put("rollback only", true);
    }

    @Override
    public boolean getRollbackOnly() {
      return TRANSACTION.get().containsKey("rollback only");
    }
  }
}
