// SPDX-License-Identifier: Apache-2.0
package io.shareddb.model;

import io.shareddb.internal.context.IdentityInForce;
import io.shareddb.internal.context.RlsScope;
import jakarta.persistence.Column;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.PrePersist;
import java.util.UUID;

/**
 * A row that belongs to a user: {@code user_id} references {@code users(id)}, and the table is put under row level
 * security by {@code select shared_db.protect_table('...')} in the migration that makes it.
 */
@MappedSuperclass
public abstract class OwnedEntity extends BaseEntity {

  @Column(name = "user_id", nullable = false, updatable = false)
  private UUID userId;

  /** For JPA and subclasses. */
  protected OwnedEntity() {
  }

  /**
   * Writes down whose row this is at {@code persist}, not at the flush, so that a row can never slip to whoever is in
   * force later; and refuses a user whose transaction this is not. Without a user it is refused here,
   * with the reason.
   */
  @PrePersist
  void own() {
    RlsScope.useTransaction();
    if (userId == null) {
      userId = IdentityInForce.requiredUser();
    }
  }

  /**
   * Gives the owner's id.
   *
   * @return null before the entity is persisted
   */
  public UUID getUserId() {
    return userId;
  }
}
