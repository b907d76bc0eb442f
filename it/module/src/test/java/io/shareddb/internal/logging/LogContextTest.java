// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.logging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shareddb.RlsContext;
import io.shareddb.internal.context.RlsIdentity;
import io.shareddb.internal.context.RlsScope;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

/** The log's context follows the scope, with a real SLF4J, and nothing happens without one. */
class LogContextTest {

  private static final UUID ALICE = UUID.fromString("00000000-0000-0000-0000-00000000000a");
  private static final UUID BOB = UUID.fromString("00000000-0000-0000-0000-00000000000b");

  @AfterEach
  void nobodyListens() {
    RlsScope.onChange(null);
  }

  @Test
  void followsTheScope() throws Exception {
    LogContext.install(getClass().getClassLoader());
    RlsContext.runAs(ALICE, () -> {
      assertThat(seen()).isEqualTo(ALICE + " null null");
      assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> RlsContext.runAs(BOB, () -> {
        assertThat(seen()).isEqualTo(BOB + " null null");
        throw new IllegalStateException("on purpose");
      }));
      assertThat(seen()).isEqualTo(ALICE + " null null");
      RlsContext.runAsNobody(() -> assertThat(seen()).isEqualTo("null null null"));
    });
    assertThat(seen()).isEqualTo("null null null");
    RlsScope.call(RlsIdentity.of(BOB, ALICE, "ticket 42"), true, () ->
        assertThat(seen()).isEqualTo(BOB + " " + ALICE + " ticket 42"));
    RlsScope.call(RlsIdentity.system(ALICE.toString(), "nightly"), true, () ->
        assertThat(seen()).isEqualTo("null " + ALICE + " nightly"));
    Callable<String> carried = RlsContext.callAs(BOB, () -> RlsContext.contextual(LogContextTest::seen));
    assertThat(carried.call()).isEqualTo(BOB + " null null");
    assertThat(seen()).isEqualTo("null null null");
  }

  @Test
  void isNotMissedWhereThereIsNone() {
    LogContext.install(new URLClassLoader(new URL[0], null));
    RlsContext.runAs(ALICE, () -> assertThat(seen()).isEqualTo("null null null"));
  }

  private static String seen() {
    return MDC.get("shared_db.user") + " " + MDC.get("shared_db.real_user") + " " + MDC.get("shared_db.reason");
  }
}
