// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.bench;

import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.reflect.Proxy;
import java.util.Hashtable;
import javax.naming.Context;
import javax.naming.spi.InitialContextFactory;

/** A JNDI with a transaction registry, as every server has, in which no transaction is active. */
public final class NoTransactions implements InitialContextFactory {

  /** Called by JNDI. */
  public NoTransactions() {
  }

  static void install() {
    System.setProperty(Context.INITIAL_CONTEXT_FACTORY, NoTransactions.class.getName());
  }

  @Override
  public Context getInitialContext(Hashtable<?, ?> environment) {
    Object registry = Proxy.newProxyInstance(NoTransactions.class.getClassLoader(),
        new Class<?>[] {TransactionSynchronizationRegistry.class}, (proxy, method, arguments) -> null);
    return (Context) Proxy.newProxyInstance(NoTransactions.class.getClassLoader(), new Class<?>[] {Context.class},
        (proxy, method, arguments) -> method.getName().equals("lookup") ? registry : null);
  }
}
