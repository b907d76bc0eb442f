// SPDX-License-Identifier: Apache-2.0
package com.example.notes;

import io.shareddb.RlsScoped;
import io.shareddb.SharedDb;
import io.shareddb.model.AuditEntry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;

/** What happened to the caller's rows, and who did it. */
@RlsScoped
@Transactional
@ApplicationScoped
public class AuditTrail {

  @Inject
  @SharedDb
  EntityManager em;

  /**
   * Lists entries, newest first.
   *
   * @param limit at most so many
   * @return the entries about the caller's rows
   */
  public List<AuditEntry> newest(int limit) {
    return em.createQuery("select e from AuditEntry e order by e.at desc, e.id desc", AuditEntry.class)
        .setMaxResults(limit).getResultList();
  }
}
