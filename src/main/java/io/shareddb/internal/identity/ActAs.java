// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.identity;

import io.shareddb.ActAsDeniedException;
import io.shareddb.NoCallerException;
import io.shareddb.SharedDbException;
import io.shareddb.internal.Message;
import io.shareddb.internal.cdi.SharedDbExtension;
import io.shareddb.internal.context.RlsIdentity;
import io.shareddb.internal.context.RlsScope;
import io.shareddb.spi.ActAsPolicy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;

/** Lets somebody act for another user, where the application allows it. */
@ApplicationScoped
public class ActAs {

  @Inject
  private CallerIdentity caller;

  @Inject
  private SignInTransaction transaction;

  private final List<ActAsPolicy> policies;

  /** For the container's proxy. */
  protected ActAs() {
    policies = List.of();
  }

  /**
   * For the container.
   *
   * @param extension knows the application's policies
   * @param beans gives them
   */
  @Inject
  public ActAs(SharedDbExtension extension, BeanManager beans) {
    policies = extension.extensionPoints().of(ActAsPolicy.class, beans);
  }

  /**
   * Works for a user in the name of the caller.
   *
   * @param userId for whom
   * @param reason why
   * @param work what to do
   * @param <T> the type of the result
   * @return what the work returns
   * @throws NoCallerException when nobody is signed in
   * @throws ActAsDeniedException when the caller may not
   * @throws Exception what the work throws
   */
  public <T> T call(UUID userId, String reason, Callable<T> work) throws Exception {
    RlsIdentity real = caller.identity();
    if (real.isActedFor()) {
      throw new ActAsDeniedException(Message.ACT_AS_NESTED, real, userId);
    }
    UUID realUserId = real.userId().orElseThrow(NoCallerException::new);
    String why = Reason.checked(reason);
    ask(realUserId, userId, why);
    return RlsScope.call(RlsIdentity.of(userId, realUserId, why), true, () -> {
      refuseUnlessThere(userId);
      return work.call();
    });
  }

  private void ask(UUID realUserId, UUID userId, String reason) {
    try {
      if (policies.isEmpty() || !policies.stream().allMatch(policy -> policy.allows(realUserId, userId, reason))) {
        throw new ActAsDeniedException(Message.ACT_AS_DENIED, realUserId, userId,
            policies.isEmpty() ? "there is no bean of that type" : "one of them said no");
      }
    } catch (SharedDbException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new ActAsDeniedException(e, Message.ACT_AS_DENIED, realUserId, userId, "one of them failed: " + e);
    }
  }

  /** Asks as that user, in whose scope this is called: an empty page would tell less than the truth. */
  private void refuseUnlessThere(UUID userId) {
    try {
      if (!transaction.exists()) {
        throw new ActAsDeniedException(Message.ACT_AS_NO_USER, userId);
      }
    } catch (SQLException e) {
      throw new SharedDbException(e, Message.SIGN_IN_FAILED, e.getMessage());
    }
  }
}
