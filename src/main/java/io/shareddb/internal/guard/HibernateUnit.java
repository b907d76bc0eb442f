// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.guard;

import jakarta.persistence.EntityManagerFactory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.event.service.spi.EventListenerRegistry;
import org.hibernate.event.spi.EventType;
import org.hibernate.metamodel.MappingMetamodel;
import org.hibernate.persister.entity.EntityPersister;

/** What is particular to Hibernate: caches of entities, of collections, and of queries, all off by default. */
final class HibernateUnit implements Provider {

  private final SessionFactoryImplementor factory;
  private final MappingMetamodel mappings;

  HibernateUnit(EntityManagerFactory factory) {
    this.factory = factory.unwrap(SessionFactoryImplementor.class);
    this.mappings = this.factory.getMappingMetamodel();
  }

  @Override
  public List<MappedEntity> entities() {
    List<MappedEntity> entities = new ArrayList<>();
    mappings.forEachEntityDescriptor(entity -> entities.add(entity(entity)));
    return entities;
  }

  private MappedEntity entity(EntityPersister entity) {
    Set<String> tables = new HashSet<>();
    entity.visitQuerySpaces(tables::add);
    boolean[] cached = {entity.canReadFromCache() || entity.canWriteToCache()};
    mappings.forEachCollectionDescriptor(collection -> {
      if (collection.getOwnerEntityPersister() == entity) {
        cached[0] |= collection.hasCache();
        for (Object table : collection.getCollectionSpaces()) {
          tables.add(table.toString());
        }
      }
    });
    return new MappedEntity(entity.getMappedClass(), entity.getIdentifierTableName(), tables, cached[0]);
  }

  /** Which queries ask for the cache is said when they run; with the setting any of them may. */
  @Override
  public List<CachedQuery> cachedQueries() {
    return factory.getSessionFactoryOptions().isQueryCacheEnabled()
        ? List.of(new CachedQuery("hibernate.cache.use_query_cache", Optional.empty(),
            "Put into persistence.xml: <property name=\"hibernate.cache.use_query_cache\" value=\"false\"/>"))
        : List.of();
  }

  @Override
  public boolean readsInTransaction() {
    return true;
  }

  @Override
  public void translateErrors() {
    // The driver's message, which quotes what was sent instead of a user, comes through as it is.
  }

  @Override
  public void watchUse() {
    EventListenerRegistry listeners = factory.getEventEngine().getListenerRegistry();
    UseListener listener = new UseListener();
    listeners.prependListeners(EventType.PERSIST, listener);
    listeners.prependListeners(EventType.MERGE, listener);
    // Who removes a reference has read nothing.
    listeners.prependListeners(EventType.DELETE, listener);
  }
}
