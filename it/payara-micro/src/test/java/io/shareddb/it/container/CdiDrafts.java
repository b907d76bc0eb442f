// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.container;

import io.shareddb.RlsScoped;
import io.shareddb.SharedDb;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.UUID;
import java.util.concurrent.Callable;

/** As a CDI bean: its transaction ends inside the scope. */
@RlsScoped
@Transactional
@ApplicationScoped
public class CdiDrafts implements Drafts {

  @Inject
  @SharedDb
  private EntityManager em;

  @Override
  public UUID add(UUID owner, String title) {
    Draft draft = new Draft(owner, title);
    em.persist(draft);
    return draft.getId();
  }

  @Override
  public void rename(UUID id, Callable<?> meanwhile) throws Exception {
    Draft draft = em.find(Draft.class, id);
    draft.setTitle("renamed");
    meanwhile.call();
  }

  @Override
  public Draft read(UUID id) {
    return em.find(Draft.class, id);
  }

  @Override
  public void merge(Draft detached) {
    detached.setTitle("merged");
    em.merge(detached);
  }

  @Override
  public void sql(String statement) {
    em.createNativeQuery(statement).executeUpdate();
  }

  @Override
  public <T> T then(Callable<T> work) throws Exception {
    return work.call();
  }
}
