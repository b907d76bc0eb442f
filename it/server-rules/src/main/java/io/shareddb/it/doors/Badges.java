// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.doors;

import io.shareddb.spi.EmailIdentity;
import io.shareddb.spi.Identity;
import io.shareddb.spi.UserIdResolver;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.Principal;
import java.util.Optional;

/** The application's own way to know its callers: by the name on a badge. */
@ApplicationScoped
public class Badges implements UserIdResolver {

  private static final String BADGE = "badge-";

  @Override
  public Optional<Identity> resolve(Principal caller) {
    return Optional.of(caller.getName()).filter(name -> name.startsWith(BADGE))
        .map(name -> EmailIdentity.of(name.substring(BADGE.length()) + "@example.com"));
  }
}
