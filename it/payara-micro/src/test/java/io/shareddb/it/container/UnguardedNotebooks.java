// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.container;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.concurrent.Callable;

/** Uses the container's EntityManager past {@code @SharedDb}. */
@ApplicationScoped
public class UnguardedNotebooks {

  @PersistenceContext
  private EntityManager em;

  public void persist(String title) {
    em.persist(new Notebook(title));
  }

  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public <T> T callInNew(Callable<T> work) throws Exception {
    return work.call();
  }
}
