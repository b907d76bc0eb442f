// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.container;

import io.shareddb.RlsScoped;
import io.shareddb.SharedDb;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Status;
import jakarta.transaction.UserTransaction;
import java.util.ArrayList;
import java.util.List;

/** Works longer than its transaction may last: the server's reaper rolls back on another thread meanwhile. */
@RlsScoped
@ApplicationScoped
public class TimedNotebooks {

  @Inject
  @SharedDb
  private EntityManager em;

  @Inject
  private UserTransaction transaction;

  /** Gives what was read after the timeout; empty also when that was refused. */
  public List<String> addTooSlowly(String title) throws Exception {
    List<String> read = new ArrayList<>();
    transaction.setTransactionTimeout(1);
    transaction.begin();
    try {
      em.persist(new Notebook(title));
      em.flush();
      Thread.sleep(3_500);
      read.addAll(em.createQuery("select n.title from Notebook n", String.class).getResultList());
      transaction.commit();
    } catch (Exception e) {
      if (transaction.getStatus() != Status.STATUS_NO_TRANSACTION) {
        transaction.rollback();
      }
    } finally {
      transaction.setTransactionTimeout(0);
    }
    return read;
  }
}
