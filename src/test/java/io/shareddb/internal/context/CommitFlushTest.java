// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.context;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CommitFlushTest {

  private static final String ECLIPSELINK = "org.eclipse.persistence.transaction.AbstractSynchronizationListener";
  private static final String HIBERNATE = "org.hibernate.resource.transaction.backend.jta.internal.synchronization.RegisteredSynchronization";
  private static final String SERVER = "com.arjuna.ats.arjuna.coordinator.TwoPhaseCoordinator";

  @Test
  void isTheProvidersOwn() {
    assertThat(CommitFlush.isInnermost(Stream.of(ECLIPSELINK, SERVER))).isTrue();
    assertThat(CommitFlush.isInnermost(Stream.of(HIBERNATE, SERVER))).isTrue();
  }

  @Test
  void isNotWhatTheApplicationDoesBeforeTheCommit() {
    assertThat(CommitFlush.isInnermost(Stream.of("com.example.Audit", SERVER))).isFalse();
    assertThat(CommitFlush.isInnermost(Stream.of("com.example.Audit", HIBERNATE, SERVER))).isFalse();
  }

  @Test
  void isNotThereInOrdinaryWork() {
    assertThat(CommitFlush.isRunning()).isFalse();
  }
}
