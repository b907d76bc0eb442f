// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.container;

import io.shareddb.RlsScoped;
import io.shareddb.SharedDb;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;

/** The CDI bean that an application would write. */
@RlsScoped
@Transactional
@ApplicationScoped
public class TransactionalNotebooks {

  @Inject
  @SharedDb
  private EntityManager em;

  public UUID add(String title) {
    Notebook notebook = new Notebook(title);
    notebook.pages().add(new Page(notebook));
    em.persist(notebook);
    return notebook.getId();
  }

  public UUID addAndFail(String title) {
    add(title);
    em.flush();
    throw new IllegalStateException("on purpose");
  }

  public List<String> titles() {
    return em.createQuery("select n.title from Notebook n order by n.title", String.class).getResultList();
  }

  public Optional<Notebook> find(UUID id) {
    return Optional.ofNullable(em.find(Notebook.class, id));
  }

  public List<Notebook> query(UUID id) {
    return em.createQuery("select n from Notebook n where n.id = :id", Notebook.class)
        .setParameter("id", id).getResultList();
  }

  public int renameAll(String title) {
    return em.createQuery("update Notebook n set n.title = :title").setParameter("title", title).executeUpdate();
  }

  /** Persists without SQL, then goes on with other work in the same transaction. */
  public <T> T addThen(String title, Callable<T> next) throws Exception {
    em.persist(new Notebook(title));
    return next.call();
  }

  public <T> T call(Callable<T> work) throws Exception {
    return work.call();
  }

  /** Does other work first, in the transaction that then reads. */
  public List<String> titlesAfter(Callable<?> first) throws Exception {
    first.call();
    return titles();
  }

  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public UUID addInNew(String title) {
    return add(title);
  }
}
