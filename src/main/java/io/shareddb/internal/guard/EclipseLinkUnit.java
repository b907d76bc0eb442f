// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.guard;

import io.shareddb.internal.context.RlsScope;
import jakarta.persistence.EntityManagerFactory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.persistence.descriptors.ClassDescriptor;
import org.eclipse.persistence.descriptors.DescriptorEvent;
import org.eclipse.persistence.descriptors.DescriptorEventAdapter;
import org.eclipse.persistence.internal.helper.DatabaseTable;
import org.eclipse.persistence.jpa.JpaEntityManagerFactory;
import org.eclipse.persistence.mappings.DatabaseMapping;
import org.eclipse.persistence.mappings.DirectCollectionMapping;
import org.eclipse.persistence.mappings.ManyToManyMapping;
import org.eclipse.persistence.queries.ReadQuery;
import org.eclipse.persistence.sessions.server.ServerSession;

/** What is particular to EclipseLink: a shared cache that is on by default, and a handler for the errors of a session. */
final class EclipseLinkUnit implements Provider {

  private final JpaEntityManagerFactory factory;
  private final ServerSession session;

  EclipseLinkUnit(EntityManagerFactory factory) {
    this.factory = factory.unwrap(JpaEntityManagerFactory.class);
    this.session = this.factory.getServerSession();
  }

  @Override
  public List<MappedEntity> entities() {
    return session.getDescriptors().values().stream()
        .filter(descriptor -> !descriptor.isAggregateDescriptor() && !tables(descriptor).isEmpty())
        .map(descriptor -> new MappedEntity(descriptor.getJavaClass(),
            tables(descriptor).get(0).getQualifiedName(), others(descriptor), !descriptor.isIsolated()))
        .toList();
  }

  /** The entity's other tables, and those of its collections. */
  private static Set<String> others(ClassDescriptor descriptor) {
    Stream<String> own = tables(descriptor).stream().map(DatabaseTable::getName);
    Stream<String> ofCollections = list(descriptor, "getMappings", DatabaseMapping.class).stream()
        .map(EclipseLinkUnit::collectionTable).flatMap(Optional::stream);
    return Stream.concat(own, ofCollections).collect(Collectors.toSet());
  }

  private static List<DatabaseTable> tables(ClassDescriptor descriptor) {
    return list(descriptor, "getTables", DatabaseTable.class);
  }

  /** By name: EclipseLink 4 answers with a Vector, EclipseLink 5 with a List, and a compiled call fits one of them only. */
  private static <T> List<T> list(ClassDescriptor descriptor, String getter, Class<T> type) {
    try {
      Collection<?> items = (Collection<?>) ClassDescriptor.class.getMethod(getter).invoke(descriptor);
      return items.stream().<T>map(type::cast).toList();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("EclipseLink does not say the " + getter + " of " + descriptor.getJavaClassName(), e);
    }
  }

  private static Optional<String> collectionTable(DatabaseMapping mapping) {
    DatabaseTable table = mapping instanceof DirectCollectionMapping direct ? direct.getReferenceTable()
        : mapping instanceof ManyToManyMapping many ? many.getRelationTable() : null;
    return Optional.ofNullable(table).map(DatabaseTable::getName);
  }

  /** Those with a name; a hint that is given when a query runs is seen by nobody before. */
  @Override
  public List<CachedQuery> cachedQueries() {
    List<CachedQuery> cached = new ArrayList<>();
    if (session.getProject().getDefaultQueryResultsCachePolicy() != null) {
      cached.add(new CachedQuery("eclipselink.cache.query-results", Optional.empty(),
          "Put into persistence.xml: <property name=\"eclipselink.cache.query-results\" value=\"false\"/>"));
    }
    session.getAllQueries().stream()
        .filter(query -> query instanceof ReadQuery read && read.shouldCacheQueryResults())
        .forEach(query -> cached.add(new CachedQuery("named query " + query.getName(),
            Optional.ofNullable(query.getReferenceClass()),
            "Remove from the query \"" + query.getName() + "\": @QueryHint(name = \"eclipselink.query-results-cache\", …)")));
    return cached;
  }

  @Override
  public boolean readsInTransaction() {
    return factory.unwrap().getBeginEarlyTransaction() || session.getDefaultConnectionPolicy().isExclusiveAlways();
  }

  /** Turns the database's refusals into errors that name the cure, those of lazy reads included. */
  @Override
  public void translateErrors() {
    session.setExceptionHandler(new RefusalHandler(session.getExceptionHandler()));
  }

  /** A merge of something new is one of these events, too. Of a reference to be removed it reads nothing, where it weaves. */
  @Override
  public void watchUse() {
    DescriptorEventAdapter listener = new DescriptorEventAdapter() {
      @Override
      public void prePersist(DescriptorEvent event) {
        RlsScope.useTransaction();
      }

      @Override
      public void preRemove(DescriptorEvent event) {
        RlsScope.useTransaction();
      }
    };
    session.getDescriptors().values().forEach(descriptor -> descriptor.getEventManager().addListener(listener));
  }
}
