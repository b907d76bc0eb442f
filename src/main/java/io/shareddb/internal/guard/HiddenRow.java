// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.guard;

import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.persistence.descriptors.ClassDescriptor;
import org.eclipse.persistence.exceptions.OptimisticLockException;
import org.eclipse.persistence.internal.helper.DatabaseField;
import org.eclipse.persistence.internal.sessions.AbstractRecord;
import org.eclipse.persistence.internal.sessions.AbstractSession;
import org.eclipse.persistence.queries.DataReadQuery;

/** Tells a row that is not there for the user in force from one that somebody has changed: both are 0 rows to JPA. */
final class HiddenRow {

  private HiddenRow() {
  }

  /** Asks for the row by its key, in the same transaction: 0 rows are no error there. */
  static boolean isMeantBy(OptimisticLockException conflict) {
    try {
      AbstractSession session = conflict.getSession();
      return session != null && conflict.getObject() != null
          && Optional.ofNullable(session.getDescriptor(conflict.getObject()))
              .filter(descriptor -> isMissing(conflict.getObject(), descriptor, session)).isPresent();
    } catch (RuntimeException e) {
      return false; // It could not be known; then it stays what JPA takes it for.
    }
  }

  private static boolean isMissing(Object entity, ClassDescriptor descriptor, AbstractSession session) {
    AbstractRecord key = descriptor.getObjectBuilder().extractPrimaryKeyRowFromObject(entity, session);
    String condition = descriptor.getPrimaryKeyFields().stream().map(DatabaseField::getName)
        .map(column -> column + " = #" + column).collect(Collectors.joining(" and "));
    DataReadQuery query = new DataReadQuery("select 1 from " + descriptor.getTableName() + " where " + condition);
    descriptor.getPrimaryKeyFields().forEach(column -> query.addArgument(column.getName()));
    return ((Collection<?>) session.executeQuery(query, key)).isEmpty();
  }
}
