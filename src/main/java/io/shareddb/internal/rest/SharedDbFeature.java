// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.rest;

import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Registers the mappers in every application of Jakarta REST that finds this module. Since version 3.1 servers look for
 * features by ServiceLoader, unless {@code jakarta.ws.rs.loadServices} is false.
 */
public class SharedDbFeature implements Feature {

  /** For the server. */
  public SharedDbFeature() {
    // Nothing to set up.
  }

  @Override
  public boolean configure(FeatureContext context) {
    context.register(SharedDbMapper.class);
    // Each where its API is there: a server without EJBs has no EJBException.
    Stream.<Supplier<Class<?>>>of(() -> EjbMapper.class, () -> TransactionalMapper.class, () -> RollbackMapper.class,
        () -> PersistenceMapper.class).forEach(mapper -> registerIfThere(context, mapper));
    return true;
  }

  private static void registerIfThere(FeatureContext context, Supplier<Class<?>> mapper) {
    try {
      context.register(mapper.get().getDeclaredConstructor().newInstance().getClass());
    } catch (LinkageError | ReflectiveOperationException e) {
      System.getLogger(SharedDbFeature.class.getName()).log(System.Logger.Level.DEBUG, "left out: {0}", e.toString());
    }
  }
}
