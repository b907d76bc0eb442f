// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.misconfigured;

import io.shareddb.SharedDb;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

/** Takes the EntityManager that {@link Careless} hands out, and, in order, the shared one. */
@Dependent
public class Reports {

  @Inject
  private EntityManager em;

  @Inject
  @SharedDb
  private EntityManager shared;

  public boolean open() {
    return em.isOpen() && shared.isOpen();
  }
}
