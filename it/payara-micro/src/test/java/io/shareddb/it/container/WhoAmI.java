// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.container;

import io.shareddb.RlsContext;
import io.shareddb.RlsScoped;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.util.UUID;

/** Says for whom its SQL would run. */
@RlsScoped
@ApplicationScoped
public class WhoAmI {

  public String answer() {
    return RlsContext.currentUserId().map(UUID::toString).orElse("nobody");
  }

  /** Makes CDI's request context active where there is no request. */
  @ActivateRequestContext
  public String answerInRequestContext() {
    return answer();
  }
}
