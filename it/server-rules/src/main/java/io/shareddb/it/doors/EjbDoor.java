// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.doors;

import io.shareddb.RlsScoped;
import jakarta.ejb.AsyncResult;
import jakarta.ejb.Asynchronous;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;

/** An EJB, in whose transactions the scope opens. */
@RlsScoped
@Stateless
public class EjbDoor {

  @Inject
  private Sight sight;

  public String look(Visit visit) {
    return sight.lookHere(visit);
  }

  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public String lookWithout(Visit visit) {
    return sight.lookHere(visit);
  }

  @Asynchronous
  public Future<String> lookLater(Visit visit) {
    return new AsyncResult<>(sight.lookHere(visit));
  }

  @Asynchronous
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public Future<String> lookLaterWithout(Visit visit) {
    return new AsyncResult<>(sight.lookHere(visit));
  }

  /** For work that brings its scope along. */
  @Asynchronous
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public Future<String> callLater(Callable<String> work) throws Exception {
    return new AsyncResult<>(work.call());
  }
}
