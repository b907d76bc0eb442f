// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.cdi;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shareddb.SharedDbException;
import org.junit.jupiter.api.Test;

class SharedPersistenceTest {

  /** The guard would take it for an application without entities. */
  @Test
  void aUnitThatTheServerDidNotInjectIsRefused() {
    assertThatThrownBy(() -> new SharedPersistence().requireUnit()).isInstanceOf(SharedDbException.class)
        .hasMessageContaining("SDB-3013");
  }
}
