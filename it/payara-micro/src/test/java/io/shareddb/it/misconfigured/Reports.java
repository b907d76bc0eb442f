// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.misconfigured;

import io.shareddb.SharedDb;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceUnit;

/** Takes the EntityManager that {@link Careless} hands out, a factory, and, in order, the shared one. */
@Dependent
public class Reports {

  @Inject
  private EntityManager em;

  @Inject
  @SharedDb
  private EntityManager shared;

  @PersistenceUnit
  private EntityManagerFactory factory;

  public boolean open() {
    return em.isOpen() && shared.isOpen() && factory.isOpen();
  }
}
