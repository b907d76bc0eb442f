// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.container;

import io.shareddb.RlsScoped;
import io.shareddb.SharedDb;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;

/** A bean without any transaction. */
@RlsScoped
@ApplicationScoped
public class PlainNotebooks {

  @Inject
  @SharedDb
  private EntityManager em;

  public <T> T call(Callable<T> work) throws Exception {
    return work.call();
  }

  public List<String> titles() {
    return em.createQuery("select n.title from Notebook n order by n.title", String.class).getResultList();
  }

  public Optional<Notebook> find(UUID id) {
    return Optional.ofNullable(em.find(Notebook.class, id));
  }

  /** EclipseLink loads it at once. */
  public Notebook reference(UUID id) {
    return em.getReference(Notebook.class, id);
  }

  /** Loads all, and fails if there are several. */
  public Notebook theOnlyOne() {
    return em.createQuery("select n from Notebook n", Notebook.class).getSingleResult();
  }
}
