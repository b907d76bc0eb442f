// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.container;

import io.shareddb.RlsContext;
import io.shareddb.spi.ActAsPolicy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** Alice may act for everybody, on a ticket. */
@ApplicationScoped
public class Leave implements ActAsPolicy {

  private final List<String> asked = new CopyOnWriteArrayList<>();

  @Inject
  private People people;

  @Override
  public boolean allows(UUID realUserId, UUID userId, String reason) {
    asked.add(realUserId + " for " + userId + " because " + reason);
    if (reason.contains("policy fails")) {
      throw new IllegalStateException("on purpose");
    }
    boolean asCaller = RlsContext.currentUserId().equals(Optional.of(realUserId));
    return asCaller && realUserId.equals(people.alice()) && reason.startsWith("ticket");
  }

  public List<String> asked() {
    return asked;
  }
}
