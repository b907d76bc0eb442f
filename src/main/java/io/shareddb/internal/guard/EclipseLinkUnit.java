// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.guard;

import io.shareddb.internal.Message;
import jakarta.persistence.EntityManagerFactory;
import java.util.List;
import java.util.Locale;
import org.eclipse.persistence.descriptors.ClassDescriptor;
import org.eclipse.persistence.jpa.JpaEntityManagerFactory;
import org.eclipse.persistence.sessions.server.ServerSession;

/** What is particular to EclipseLink: a shared cache that is on by default, and a handler for the errors of a session. */
final class EclipseLinkUnit {

  private final ServerSession session;

  EclipseLinkUnit(EntityManagerFactory factory) {
    this.session = factory.unwrap(JpaEntityManagerFactory.class).getServerSession();
  }

  /** Gives a finding for each entity that the shared cache keeps although its table is under row level security. */
  List<String> sharedCachedEntities() {
    List<String> protectedTables = ProtectedTables.names();
    return session.getDescriptors().values().stream()
        .filter(descriptor -> !descriptor.isAggregateDescriptor() && !descriptor.isIsolated())
        .filter(descriptor -> descriptor.getTables().stream()
            .anyMatch(table -> protectedTables.contains(table.getName().toLowerCase(Locale.ROOT))))
        .map(EclipseLinkUnit::finding)
        .sorted()
        .toList();
  }

  /** Turns the database's refusal of "no scope" into the error that names the annotation, lazy reads included. */
  void translateErrors() {
    session.setExceptionHandler(new UnscopedErrorHandler(session.getExceptionHandler()));
  }

  private static String finding(ClassDescriptor descriptor) {
    return Message.ENTITY_SHARED_CACHED.with(descriptor.getJavaClass().getName(), descriptor.getTableName());
  }
}
