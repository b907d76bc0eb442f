// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.cdi;

import io.shareddb.SharedDbException;
import io.shareddb.internal.Message;
import io.shareddb.internal.datasource.StartUp;
import io.shareddb.internal.guard.EntityGuard;
import io.shareddb.internal.guard.Guard;
import jakarta.persistence.EntityManagerFactory;

/** Has the persistence unit judged, once the container has one. */
final class DeploymentJudge {

  private DeploymentJudge() {
  }

  static void judge(SharedPersistence persistence) throws Exception {
    EntityManagerFactory factory = persistence.factory();
    try {
      StartUp.guard().judge(Guard.Half.APPLICATION, () -> EntityGuard.examine(factory));
      EntityGuard.translateErrors(factory);
    } catch (LinkageError e) {
      throw new SharedDbException(e, Message.PROVIDER_HIDDEN, e.getMessage());
    }
  }
}
