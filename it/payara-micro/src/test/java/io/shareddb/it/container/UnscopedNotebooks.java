// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.container;

import io.shareddb.SharedDb;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;

/** The mistake: no {@code @RlsScoped}. */
@ApplicationScoped
public class UnscopedNotebooks {

  @Inject
  @SharedDb
  private EntityManager em;

  public List<String> titles() {
    return em.createQuery("select n.title from Notebook n", String.class).getResultList();
  }

  @Transactional
  public void add(String title) {
    em.persist(new Notebook(title));
  }

  public Object one() {
    return em.createNativeQuery("select 1").getSingleResult();
  }
}
