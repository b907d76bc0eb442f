// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.container;

import io.shareddb.SignIn;
import io.shareddb.spi.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;

/** Two users. */
@ApplicationScoped
public class People {

  @Inject
  private SignIn signIn;

  public UUID alice() {
    return signIn.signIn("alice@example.com", "Alice");
  }

  public UUID bob() {
    return signIn.signIn("bob@example.com", "Bob");
  }

  /** Looks up who has this id. */
  public UUID known(UUID id) {
    return signIn.signIn(new UserId(id));
  }
}
