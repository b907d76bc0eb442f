// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.guard;

import jakarta.persistence.EntityManagerFactory;
import java.util.ArrayList;
import java.util.List;

/** Judges a persistence unit. */
public final class EntityGuard {

  private EntityGuard() {
  }

  /**
   * Judges the entities of a unit and its provider's caches.
   *
   * @param factory the unit's factory
   * @return what was found
   */
  public static Examination examine(EntityManagerFactory factory) {
    long start = System.nanoTime();
    List<Finding> findings = new ArrayList<>();
    if (isEclipseLink(factory)) {
      EclipseLinkUnit unit = new EclipseLinkUnit(factory);
      findings.addAll(unit.unprotectedEntities());
      findings.addAll(unit.sharedCachedEntities());
    }
    return new Examination(findings, List.of(), ApplicationCheck.values().length,
        (System.nanoTime() - start) / 1_000_000);
  }

  /**
   * Teaches the unit's provider our errors.
   *
   * @param factory the unit's factory
   */
  public static void translateErrors(EntityManagerFactory factory) {
    if (isEclipseLink(factory)) {
      new EclipseLinkUnit(factory).translateErrors();
    }
  }

  /**
   * By name, since the provider's classes are not there on a server with another one. The metamodel is asked because
   * servers wrap the factory, and another provider keeps the unit's properties whatever their prefix.
   */
  private static boolean isEclipseLink(EntityManagerFactory factory) {
    return factory.getMetamodel().getClass().getName().startsWith("org.eclipse.persistence.");
  }
}
