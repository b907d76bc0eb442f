// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shareddb.internal.context.RlsIdentity;
import io.shareddb.internal.context.RlsScope;
import jakarta.interceptor.InvocationContext;
import java.io.Serializable;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** What a container asks of the interceptors, and what they do around a method. */
class InterceptorsTest {

  private static final RlsIdentity ANN = RlsIdentity.of(new UUID(0, 1));

  /** CDI deploys no bean of a session, a conversation or a view whose interceptor could not be kept with it (WELD-001527). */
  @Test
  void beansOfASessionMayHaveThem() {
    assertThat(List.of(RlsScopedInterceptor.class, AsynchronousCall.class, AsynchronousWork.class))
        .allMatch(Serializable.class::isAssignableFrom);
  }

  /** The thread is a pool's, and the next work on it somebody else's. */
  @Test
  void asynchronousWorkIsForWhoCalledAndLeavesNothingOnTheThread() throws Exception {
    Map<String, Object> ofCall = new HashMap<>();
    RlsScope.call(ANN, true, () -> new AsynchronousCall().takeDown(call(ofCall, () -> null)));
    AsynchronousWork work = new AsynchronousWork();
    assertThat(work.install(call(ofCall, InterceptorsTest::user))).isEqualTo(Optional.of(ANN));
    assertThat(user()).isEmpty();
    assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> work.install(call(ofCall, () -> {
      throw new IllegalStateException();
    })));
    assertThat(user()).isEmpty();
  }

  private static Optional<RlsIdentity> user() {
    return RlsScope.current().map(RlsScope::identity);
  }

  private static InvocationContext call(Map<String, Object> contextData, Callable<?> method) {
    return (InvocationContext) Proxy.newProxyInstance(InterceptorsTest.class.getClassLoader(),
        new Class<?>[] {InvocationContext.class}, (self, asked, arguments) ->
            asked.getName().equals("getContextData") ? contextData : method.call());
  }
}
