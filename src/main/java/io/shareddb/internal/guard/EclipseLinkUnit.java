// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.guard;

import io.shareddb.model.OwnedEntity;
import jakarta.persistence.EntityManagerFactory;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.persistence.descriptors.ClassDescriptor;
import org.eclipse.persistence.internal.helper.DatabaseTable;
import org.eclipse.persistence.jpa.JpaEntityManagerFactory;
import org.eclipse.persistence.mappings.DatabaseMapping;
import org.eclipse.persistence.mappings.DirectCollectionMapping;
import org.eclipse.persistence.mappings.ManyToManyMapping;
import org.eclipse.persistence.sessions.server.ServerSession;

/** What is particular to EclipseLink: a shared cache that is on by default, and a handler for the errors of a session. */
final class EclipseLinkUnit {

  private final ServerSession session;

  EclipseLinkUnit(EntityManagerFactory factory) {
    this.session = factory.unwrap(JpaEntityManagerFactory.class).getServerSession();
  }

  /** Gives a finding for each entity that the shared cache keeps although its table is under row level security. */
  List<Finding> sharedCachedEntities() {
    List<String> protectedTables = ProtectedTables.names();
    return session.getDescriptors().values().stream()
        .filter(descriptor -> !descriptor.isAggregateDescriptor() && !descriptor.isIsolated())
        .filter(descriptor -> tables(descriptor).map(name -> name.toLowerCase(Locale.ROOT))
            .anyMatch(protectedTables::contains))
        .map(descriptor -> ApplicationCheck.ENTITY_SHARED_CACHED.check().at(name(descriptor), where(descriptor),
            "Put into persistence.xml: <shared-cache-mode>NONE</shared-cache-mode>"))
        .toList();
  }

  /** Gives a finding for each entity with an owner whose table nobody has protected. */
  List<Finding> unprotectedEntities() {
    List<String> protectedTables = ProtectedTables.names();
    return session.getDescriptors().values().stream()
        .filter(descriptor -> OwnedEntity.class.isAssignableFrom(descriptor.getJavaClass()))
        .filter(descriptor -> descriptor.getTables().stream().map(table -> table.getName().toLowerCase(Locale.ROOT))
            .noneMatch(protectedTables::contains))
        .map(descriptor -> ApplicationCheck.ENTITY_UNPROTECTED.check().at(name(descriptor), where(descriptor),
            "Put into a migration: select shared_db.protect_table('" + descriptor.getTableName() + "');"))
        .toList();
  }

  /** Turns the database's refusals into errors that name the cure, those of lazy reads included. */
  void translateErrors() {
    session.setExceptionHandler(new RefusalHandler(session.getExceptionHandler()));
  }

  /** The entity's own tables, and those of its collections: the cache keeps them together. */
  private static Stream<String> tables(ClassDescriptor descriptor) {
    Stream<String> own = descriptor.getTables().stream().map(DatabaseTable::getName);
    Stream<String> ofCollections = descriptor.getMappings().stream().map(EclipseLinkUnit::collectionTable)
        .flatMap(Optional::stream);
    return Stream.concat(own, ofCollections);
  }

  private static Optional<String> collectionTable(DatabaseMapping mapping) {
    DatabaseTable table = mapping instanceof DirectCollectionMapping direct ? direct.getReferenceTable()
        : mapping instanceof ManyToManyMapping many ? many.getRelationTable() : null;
    return Optional.ofNullable(table).map(DatabaseTable::getName);
  }

  private static String name(ClassDescriptor descriptor) {
    return descriptor.getJavaClass().getName();
  }

  private static String where(ClassDescriptor descriptor) {
    return "entity " + name(descriptor) + " (table " + descriptor.getTableName() + ")";
  }
}
