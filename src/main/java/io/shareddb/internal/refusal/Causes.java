// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.refusal;

import java.sql.SQLException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Looks through what wraps an exception: JPA, the transaction manager, the EJB container. */
final class Causes {

  private Causes() {
  }

  /** Gives an exception and its causes, outermost first; a chain that bites its tail ends there. */
  static Stream<Throwable> of(Throwable failure) {
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    return Stream.iterate(failure, cause -> cause != null && seen.add(cause), Throwable::getCause);
  }

  static <T extends Throwable> Optional<T> first(Throwable failure, Class<T> type) {
    return of(failure).filter(type::isInstance).map(type::cast).findFirst();
  }

  /** Gives the innermost, which is the driver's: a batch's own exception says less. */
  static Optional<SQLException> sql(Throwable failure) {
    return of(failure).filter(SQLException.class::isInstance).map(SQLException.class::cast)
        .flatMap(e -> Stream.of(Optional.of(e), Optional.ofNullable(e.getNextException())).flatMap(Optional::stream))
        .filter(e -> e.getSQLState() != null).reduce((first, second) -> second);
  }
}
