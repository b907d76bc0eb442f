// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.container;

import io.shareddb.CurrentUser;
import io.shareddb.RlsScoped;
import io.shareddb.SharedDb;
import io.shareddb.model.User;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.UUID;
import java.util.concurrent.Callable;

/** An EJB: its interceptors have all returned before JPA flushes at the commit. */
@RlsScoped
@Stateless
public class StatelessNotebooks {

  @Inject
  @SharedDb
  private EntityManager em;

  @Inject
  @CurrentUser
  private User me;

  /** Its only SQL is the flush at the commit. */
  public UUID add(String title) {
    Notebook notebook = new Notebook(title);
    em.persist(notebook);
    return notebook.getId();
  }

  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public UUID addInNew(String title) {
    return add(title);
  }

  /** Persists without SQL before and after other work. */
  public UUID addAround(String title, Callable<?> between) throws Exception {
    add(title + " before");
    between.call();
    return add(title + " after");
  }

  public String myEmail() {
    return me.getEmail();
  }
}
