// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.cdi;

import io.shareddb.SharedDbException;
import io.shareddb.internal.Message;
import io.shareddb.internal.datasource.StartUp;
import io.shareddb.internal.guard.ApplicationExaminer;
import io.shareddb.internal.guard.BeanFacts;
import io.shareddb.internal.guard.EntityGuard;
import io.shareddb.internal.guard.Guard;
import jakarta.persistence.EntityManagerFactory;
import java.util.Optional;

/** Has the application judged, once the container has put it together. */
final class DeploymentJudge {

  private DeploymentJudge() {
  }

  static void judge(Optional<SharedPersistence> persistence, BeanFacts facts, ClassLoader application) throws Exception {
    try {
      Optional<EntityManagerFactory> factory = persistence.flatMap(SharedPersistence::factory);
      ApplicationExaminer examiner = new ApplicationExaminer(facts, factory, application);
      // Afterwards: without its data source it has no unit either.
      persistence.ifPresent(SharedPersistence::requireUnit);
      StartUp.guard().judge(Guard.Half.APPLICATION, examiner);
      factory.ifPresent(EntityGuard::teach);
    } catch (NoClassDefFoundError e) {
      throw new SharedDbException(e, Message.PROVIDER_HIDDEN, e.getMessage());
    }
  }
}
