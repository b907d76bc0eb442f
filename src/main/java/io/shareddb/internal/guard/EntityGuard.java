// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.guard;

import io.shareddb.SharedDbException;
import jakarta.persistence.EntityManagerFactory;
import java.util.ArrayList;
import java.util.List;

/** Judges a persistence unit. */
public final class EntityGuard {

  private EntityGuard() {
  }

  /**
   * Judges the entities of a unit and its provider's caches, and teaches the provider our errors.
   *
   * @param factory the unit's factory
   * @throws SharedDbException naming each entity that a shared cache would hand to another user, and the cure
   */
  public static void judge(EntityManagerFactory factory) {
    if (isEclipseLink(factory)) {
      EclipseLinkUnit unit = new EclipseLinkUnit(factory);
      List<String> findings = new ArrayList<>(unit.unprotectedEntities());
      findings.addAll(unit.sharedCachedEntities());
      DatabaseGuard.refuse(findings);
      unit.translateErrors();
    }
  }

  /** By name, since the provider's classes are not there on a server with another one. */
  private static boolean isEclipseLink(EntityManagerFactory factory) {
    return factory.getProperties().keySet().stream().anyMatch(key -> key.startsWith("eclipselink."))
        || factory.getClass().getName().startsWith("org.eclipse.persistence.")
        || isLoadable(factory);
  }

  private static boolean isLoadable(EntityManagerFactory factory) {
    try {
      return factory.unwrap(Object.class).getClass().getName().startsWith("org.eclipse.persistence.");
    } catch (RuntimeException e) {
      return false; // The provider offers nothing to unwrap; then it is another one.
    }
  }
}
