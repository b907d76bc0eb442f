// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.doors;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;

/** Looks when the application starts, and keeps what it saw. */
@Startup
@Singleton
@TransactionManagement(TransactionManagementType.BEAN)
public class StartupDoor {

  @Inject
  private Beans.ByClass bean;

  private String with;
  private String without;

  @PostConstruct
  void look() {
    with = Doors.orRefusal(() -> bean.look(Visit.of(true)));
    without = Doors.orRefusal(() -> bean.look(Visit.of(false)));
  }

  public String seen(Visit visit) {
    visit.calls().incrementAndGet();
    return visit.inTransaction() ? with : without;
  }
}
