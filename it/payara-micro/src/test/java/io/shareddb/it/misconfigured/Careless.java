// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.misconfigured;

import io.shareddb.RlsScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/** Annotations that have no effect, and an EntityManager of its own, for others too; nothing here leaks. */
@Dependent
public class Careless {

  @Produces
  @PersistenceContext
  private EntityManager em;

  @RlsScoped
  private int hidden() {
    return 1;
  }

  @RlsScoped
  public static int common() {
    return 2;
  }

  /** This one is in order. */
  @RlsScoped
  public int counted() {
    return hidden() + common() + (em.isOpen() ? 0 : 1);
  }
}
