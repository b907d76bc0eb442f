// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.doors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;

/** Uses the container's EntityManager past {@code @SharedDb}, and no scope. */
@ApplicationScoped
public class Jottings {

  @PersistenceContext
  private EntityManager em;

  public void persist(String title) {
    em.persist(new Jotting(title));
  }

  public void merge(String title) {
    em.merge(new Jotting(title));
  }

  public List<String> titles() {
    return em.createQuery("select j.title from Jotting j", String.class).getResultList();
  }
}
