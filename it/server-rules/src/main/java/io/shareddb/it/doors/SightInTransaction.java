// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.doors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** Looks in a transaction. */
@Transactional
@ApplicationScoped
public class SightInTransaction {

  @Inject
  private Sight sight;

  public String look(Visit visit) {
    return sight.lookHere(visit);
  }
}
