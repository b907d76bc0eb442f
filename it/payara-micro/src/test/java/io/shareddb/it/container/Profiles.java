// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.container;

import io.shareddb.CurrentUser;
import io.shareddb.RlsScoped;
import io.shareddb.model.User;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.concurrent.Callable;

/** Uses the profile of whoever is in force, in transactions and without. */
@RlsScoped
@ApplicationScoped
public class Profiles {

  @Inject
  @CurrentUser
  private User me;

  public String name() {
    return me.getFullName();
  }

  @Transactional
  public String nameAfter(Callable<?> work) throws Exception {
    work.call();
    return me.getFullName();
  }

  @Transactional
  public String rename(String name) {
    me.setFullName(name);
    return me.getFullName();
  }

  public String renameWithoutTransaction(String name) {
    me.setFullName(name);
    return me.getFullName();
  }
}
