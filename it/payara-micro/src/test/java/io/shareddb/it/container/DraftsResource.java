// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.container;

import static io.shareddb.RlsContext.actAs;
import static io.shareddb.RlsContext.callAs;

import io.shareddb.RlsContext;
import io.shareddb.RowAccessDeniedException;
import io.shareddb.SharedDbException;
import jakarta.ejb.EJBException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.persistence.NoResultException;
import jakarta.persistence.PersistenceException;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import java.util.concurrent.Callable;

/** Lets things go wrong, each in a CDI bean and in an EJB. */
@Path("{bean}/{what}")
@RequestScoped
public class DraftsResource {

  @Inject
  private CdiDrafts cdi;

  @Inject
  private EjbDrafts ejb;

  @Inject
  private People people;

  @Inject
  private Profiles profiles;

  private static String toldBy(Callable<?> work) throws Exception {
    try {
      return "nothing went wrong " + work.call();
    } catch (RowAccessDeniedException e) {
      return e.table() + " " + e.policies() + " " + e.getMessage();
    }
  }

  /** The pool of this test does not look whether a connection works. */
  private void leaveBrokenConnectionsBehind() {
    for (int i = 0; i < 3; i++) {
      try {
        people.alice();
      } catch (SharedDbException e) {
        // One less.
      }
    }
  }

  /** Those of the pool are ended, and the database refuses new ones. */
  private void withoutConnections(Callable<?> work) throws Exception {
    Superuser.change("alter role app_login connection limit 0");
    try {
      Superuser.column("select pg_terminate_backend(pid) from pg_stat_activity where usename = 'app_login'");
      leaveBrokenConnectionsBehind();
      work.call();
    } finally {
      Superuser.change("alter role app_login connection limit -1");
    }
  }

  @GET
  public String get(@PathParam("bean") String bean, @PathParam("what") String what) throws Exception {
    Drafts drafts = bean.equals("ejb") ? ejb : cdi;
    leaveBrokenConnectionsBehind();
    UUID alice = people.alice();
    UUID bob = people.bob();
    switch (what) {
      case "nobody" -> drafts.then(profiles::name);
      case "gone" -> callAs(UUID.randomUUID(), () -> drafts.then(profiles::name));
      case "may-not-act" -> callAs(bob, () -> drafts.then(() -> actAs(alice, "curiosity", () -> 1)));
      case "row-of-another" -> callAs(bob, () -> drafts.add(alice, "not of bob"));
      case "what-the-log-is-told" -> {
        return toldBy(() -> callAs(bob, () -> drafts.add(alice, "not of bob")));
      }
      case "no-right" -> callAs(bob, () -> {
        drafts.sql("truncate drafts");
        return 0;
      });
      case "function" -> RlsContext.runAsNobody(() -> drafts.sql("select shared_db.delete_own_account()"));
      case "two-users" -> callAs(alice, () -> drafts.then(() -> {
        drafts.read(UUID.randomUUID());
        return callAs(bob, () -> drafts.read(UUID.randomUUID()));
      }));
      case "deleted-meanwhile" -> callAs(bob, () -> {
        UUID id = drafts.add(bob, "soon gone");
        drafts.rename(id, () -> Superuser.change("delete from drafts where id = '" + id + "'"));
        return 0;
      });
      case "merge-of-another" -> {
        UUID id = callAs(alice, () -> drafts.add(alice, "of alice"));
        Draft detached = callAs(alice, () -> drafts.read(id));
        callAs(bob, () -> {
          drafts.merge(detached);
          return 0;
        });
      }
      case "changed-meanwhile" -> callAs(bob, () -> {
        UUID id = drafts.add(bob, "soon changed");
        drafts.rename(id, () -> Superuser.change("update drafts set version = 7 where id = '" + id + "'"));
        return 0;
      });
      case "broken-at-the-commit" -> callAs(bob, () -> drafts.add(bob, "break at the commit"));
      case "broken-before" -> callAs(bob, () -> {
        drafts.sql("select pg_terminate_backend(pg_backend_pid())");
        return 0;
      });
      case "none-to-be-had" -> withoutConnections(() -> callAs(bob, () -> {
        drafts.sql("select 1");
        return 0;
      }));
      case "own-error" -> callAs(bob, () -> drafts.then(() -> {
        throw new IllegalStateException("the application's own");
      }));
      case "own-checked" -> callAs(bob, () -> drafts.then(() -> {
        throw new java.io.IOException("the application's own");
      }));
      case "own-answer" -> callAs(bob, () -> drafts.then(() -> {
        throw new BadRequestException("the application's own");
      }));
      case "own-ejb" -> throw new EJBException("the application's own");
      case "own-jpa" -> throw new NoResultException("the application's own");
      case "own-jpa-cause" -> throw new PersistenceException(new IllegalStateException("the application's own"));
      case "own-unique" -> callAs(bob, () -> {
        UUID id = drafts.add(bob, "twice");
        drafts.sql("insert into drafts values ('" + id + "', '" + bob + "', 'twice', 1)");
        return 0;
      });
      default -> throw new BadRequestException(what);
    }
    return "nothing went wrong";
  }
}
