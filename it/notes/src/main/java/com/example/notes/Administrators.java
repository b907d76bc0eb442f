// SPDX-License-Identifier: Apache-2.0
package com.example.notes;

import io.shareddb.spi.ActAsPolicy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.SecurityContext;
import java.util.UUID;

/** Who may act in the name of others: administrators. Without a bean of this type nobody may. */
@ApplicationScoped
public class Administrators implements ActAsPolicy {

  /** The group, as whoever signs people in names it. */
  static final String GROUP = "administrator";

  @Inject
  SecurityContext caller;

  @Override
  public boolean allows(UUID realUserId, UUID userId, String reason) {
    return caller.isCallerInRole(GROUP);
  }
}
