// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.guard;

import jakarta.persistence.EntityManagerFactory;
import java.util.List;

/** A JPA provider, asked about one persistence unit. */
interface Provider {

  /** Gives the entities with their tables. */
  List<MappedEntity> entities();

  /** Gives the queries whose results are cached, as far as they are known before they run. */
  List<CachedQuery> cachedQueries();

  /** Tells whether reads go through the connection of the transaction from its beginning on. */
  boolean readsInTransaction();

  /** Teaches the provider our errors, where it has a way. */
  void translateErrors();

  /**
   * Has {@link io.shareddb.internal.context.RlsScope#useTransaction()} asked for each entity that is persisted, merged or
   * removed without a statement, by whichever EntityManager: its row is written later, at a flush. What is changed has been
   * read before.
   */
  void watchUse();

  /**
   * Finds out whose factory it is. By name, since the provider's classes are not there on a server with another one; the
   * metamodel is asked because servers wrap the factory, and another provider keeps the unit's properties whatever their
   * prefix.
   */
  static Provider of(EntityManagerFactory factory) {
    String metamodel = factory.getMetamodel().getClass().getName();
    if (metamodel.startsWith("org.eclipse.persistence.")) {
      return new EclipseLinkUnit(factory);
    }
    return metamodel.startsWith("org.hibernate.") && isPresent("org.hibernate.engine.spi.SessionFactoryImplementor")
        ? new HibernateUnit(factory) : new AnyUnit(factory);
  }

  private static boolean isPresent(String className) {
    try {
      Class.forName(className, false, Provider.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException | LinkageError e) {
      return false;
    }
  }
}
