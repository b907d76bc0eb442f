// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.shareddb.it.doors.Door;
import io.shareddb.it.doors.DoorWalk;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where nobody is refused, work that is nobody's fails instead of seeing nothing, a timer's too. */
@Tag("boots")
@ExtendWith(Differences.class)
class NobodyRefusedRules {

  @RegisterExtension
  static final RunningVariant DOORS =
      new RunningVariant(DoorsWar::make, provider -> Map.of("SHARED_DB_UNAUTHENTICATED", "refuse"));

  @ParameterizedTest(name = "{0}")
  @EnumSource(names = {"BEAN_BY_CLASS", "STARTUP", "EJB_TIMER", "CLEARED_CONTEXT"})
  void whatIsNobodysIsRefused(Door door) throws Exception {
    DoorWalk walk = new DoorWalk(DOORS.uri());
    assertThat(walk.go(door, "", false)).contains("SDB-4100");
  }
}
