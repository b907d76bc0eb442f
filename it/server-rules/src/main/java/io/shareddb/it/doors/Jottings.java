// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.doors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.UUID;

/** Uses the container's EntityManager past {@code @SharedDb}, and no scope. */
@ApplicationScoped
public class Jottings {

  @PersistenceContext
  private EntityManager em;

  public UUID persist(String title) {
    Jotting jotting = new Jotting(title);
    em.persist(jotting);
    return jotting.id();
  }

  public void merge(String title) {
    em.merge(new Jotting(title));
  }

  /** Hibernate reads nothing for this. */
  public void remove(UUID id) {
    em.remove(em.getReference(Jotting.class, id));
  }

  public List<String> titles() {
    return em.createQuery("select j.title from Jotting j", String.class).getResultList();
  }
}
