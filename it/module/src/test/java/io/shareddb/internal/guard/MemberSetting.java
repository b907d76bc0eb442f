// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.guard;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;

/** Leaves the name of its table to the provider. */
@Entity
public class MemberSetting {

  @Id
  private UUID id;

  protected MemberSetting() {
  }

  UUID id() {
    return id;
  }
}
