// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.misconfigured;

import io.shareddb.model.User;
import jakarta.ejb.Stateful;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceContextType;
import java.util.UUID;

/** Remembers whom it has loaded, for whoever calls it next. */
@Stateful
public class Conversation {

  @PersistenceContext(type = PersistenceContextType.EXTENDED)
  private EntityManager em;

  public User find(UUID id) {
    return em.find(User.class, id);
  }
}
