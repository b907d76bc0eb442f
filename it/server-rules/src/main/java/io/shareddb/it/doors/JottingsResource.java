// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.doors;

import static io.shareddb.RlsContext.callAs;
import static io.shareddb.RlsContext.runAs;

import io.shareddb.RlsScoped;
import io.shareddb.SignIn;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.Transactional;
import jakarta.transaction.UserTransaction;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;

/** Two users in one transaction, the first of whom has used it without any SQL. */
@Path("jottings")
@RequestScoped
public class JottingsResource {

  @Inject
  private Jottings jottings;

  @Inject
  private SignIn signIn;

  @Resource
  private UserTransaction transaction;

  /** Says what bob sees of alice's. */
  @POST
  @Path("{how}")
  public String two(@PathParam("how") String how) throws Exception {
    UUID alice = signIn.signIn("alice@example.com", "Alice");
    UUID bob = signIn.signIn("bob@example.com", "Bob");
    UUID old = leave(alice);
    transaction.begin();
    try {
      runAs(alice, () -> use(how, old));
      return callAs(bob, jottings::titles).toString();
    } catch (RuntimeException e) {
      return e.getMessage();
    } finally {
      if (transaction.getStatus() != Status.STATUS_NO_TRANSACTION) {
        transaction.rollback();
      }
    }
  }

  /** Works for bob on a page for everybody, which is nobody's again when that is flushed. */
  @POST
  @RlsScoped
  @Transactional
  @Path("for-bob")
  public void forBob() {
    runAs(signIn.signIn("bob@example.com", "Bob"), () -> jottings.persist("jotted down for bob"));
  }

  private UUID leave(UUID user) throws Exception {
    transaction.begin();
    UUID id = callAs(user, () -> jottings.persist("left by alice"));
    transaction.commit();
    return id;
  }

  private void use(String how, UUID old) {
    switch (how) {
      case "persist" -> jottings.persist("jotted down by alice");
      case "merge" -> jottings.merge("jotted down by alice");
      case "remove" -> jottings.remove(old);
      default -> throw new IllegalArgumentException(how);
    }
  }
}
