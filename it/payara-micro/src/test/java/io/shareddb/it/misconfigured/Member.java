// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.misconfigured;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** Somebody's own idea of a user. */
@Entity
@Table(name = "users")
public class Member {

  @Id
  private UUID id;

  protected Member() {
  }

  public UUID getId() {
    return id;
  }
}
