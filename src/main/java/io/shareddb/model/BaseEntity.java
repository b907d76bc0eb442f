// SPDX-License-Identifier: Apache-2.0
package io.shareddb.model;

import jakarta.persistence.Column;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.PrePersist;
import jakarta.persistence.PreUpdate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** What every table of an application has: {@code id}, {@code created_at}, {@code updated_at}. */
@MappedSuperclass
public abstract class BaseEntity {

  @Id
  @GeneratedValue(strategy = GenerationType.UUID)
  private UUID id;

  @Column(name = "created_at", nullable = false, updatable = false)
  private OffsetDateTime createdAt;

  @Column(name = "updated_at", nullable = false)
  private OffsetDateTime updatedAt;

  /** For JPA and subclasses. */
  protected BaseEntity() {
  }

  /** Stamps a new row, in microseconds, which is what PostgreSQL keeps. */
  @PrePersist
  void stampNew() {
    createdAt = now();
    updatedAt = createdAt;
  }

  /** Stamps a changed row. */
  @PreUpdate
  void stampChanged() {
    updatedAt = now();
  }

  private static OffsetDateTime now() {
    return OffsetDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS);
  }

  /**
   * Gives the primary key.
   *
   * @return null before the entity is persisted
   */
  public UUID getId() {
    return id;
  }

  /**
   * Gives when the row was made.
   *
   * @return null before the entity is persisted
   */
  public OffsetDateTime getCreatedAt() {
    return createdAt;
  }

  /**
   * Gives when the row was last changed. In the database that is the time of its own clock, which a changed entity
   * holds as soon as it is read anew (em.refresh); until then it holds this program's.
   *
   * @return null before the entity is persisted
   */
  public OffsetDateTime getUpdatedAt() {
    return updatedAt;
  }
}
