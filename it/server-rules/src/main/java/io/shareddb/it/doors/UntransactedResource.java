// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.doors;

import static io.shareddb.RlsContext.callAs;

import io.shareddb.SharedDb;
import io.shareddb.SignIn;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.NonUniqueResultException;
import jakarta.transaction.UserTransaction;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;

/** Two users in one request and outside any transaction, by the EntityManager that the server may keep for both. */
@Path("untransacted")
@RequestScoped
public class UntransactedResource {

  @Inject
  @SharedDb
  private EntityManager em;

  @Inject
  private SignIn signIn;

  @Resource
  private UserTransaction transaction;

  /** Says what bob finds of alice's, after she has loaded it by a query that failed. */
  @POST
  public String two() throws Exception {
    UUID alice = signIn.signIn("alice@example.com", "Alice");
    UUID bob = signIn.signIn("bob@example.com", "Bob");
    UUID id = leaveTwo(alice);
    return callAs(alice, () -> {
      loadTheOnlyOne();
      return String.valueOf(callAs(bob, () -> em.find(Jotting.class, id)));
    });
  }

  private void loadTheOnlyOne() {
    Jotting only;
    try {
      only = em.createQuery("select j from Jotting j", Jotting.class).getSingleResult();
    } catch (NonUniqueResultException e) {
      return; // All are loaded.
    }
    throw new IllegalStateException(only.id() + " is the only one");
  }

  private UUID leaveTwo(UUID user) throws Exception {
    transaction.begin();
    UUID id = callAs(user, () -> {
      em.persist(new Jotting("one of two"));
      Jotting second = new Jotting("the other");
      em.persist(second);
      return second.id();
    });
    transaction.commit();
    return id;
  }
}
