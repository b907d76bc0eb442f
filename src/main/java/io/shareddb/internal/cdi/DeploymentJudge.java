// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.cdi;

import io.shareddb.internal.guard.EntityGuard;
import jakarta.enterprise.inject.spi.BeanManager;

/** Judges the persistence unit, once the container has one. */
final class DeploymentJudge {

  private DeploymentJudge() {
  }

  static void judge(BeanManager beans) {
    SharedPersistence persistence = beans.createInstance().select(SharedPersistence.class).get();
    EntityGuard.judge(persistence.factory());
  }
}
