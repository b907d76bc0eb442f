// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.guard;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** Maps the shared table once more. */
@Entity
@Table(name = "users")
public class Member {

  @Id
  private UUID id;

  protected Member() {
  }

  UUID id() {
    return id;
  }
}
