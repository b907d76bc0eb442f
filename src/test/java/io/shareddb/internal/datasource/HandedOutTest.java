// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.datasource;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A pool that outlives the application gets no further with its connections. */
class HandedOutTest {

  private final List<String> calls = new ArrayList<>();
  private final HandedOut handedOut = new HandedOut();

  @Test
  void whatAPoolStillHoldsIsAbortedOnce() throws Exception {
    // Held, as a pool does: they are remembered weakly.
    Connection one = handedOut.remember(connection("one"));
    Connection other = handedOut.remember(connection("other"));
    handedOut.abortAll();
    handedOut.abortAll();
    assertThat(calls).containsExactly("abort one", "abort other");
    assertThat(one).isNotSameAs(other);
  }

  @Test
  void oneThatCannotBeAbortedKeepsNoOtherOpen() {
    Connection broken = handedOut.remember(connection("broken"));
    Connection other = handedOut.remember(connection("other"));
    handedOut.abortAll();
    assertThat(calls).containsExactly("abort broken", "abort other");
    assertThat(broken).isNotSameAs(other);
  }

  @Test
  void whatIsOpenedWhileTheApplicationGoesIsAbortedToo() {
    handedOut.abortAll();
    Connection late = handedOut.remember(connection("late"));
    assertThat(calls).containsExactly("abort late");
    assertThat(late).isNotNull();
  }

  private Connection connection(String name) {
    return (Connection) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {Connection.class},
        (proxy, method, arguments) -> {
          calls.add(method.getName() + " " + name);
          if (name.equals("broken")) {
            throw new SQLException("broken");
          }
          return null;
        });
  }
}
