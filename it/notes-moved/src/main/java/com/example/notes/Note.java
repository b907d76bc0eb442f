// SPDX-License-Identifier: Apache-2.0
package com.example.notes;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** A text. Whose it is, the column {@code user_id} says, which the database fills in. */
@Entity
@Table(name = "notes")
public class Note {

  @Id
  @GeneratedValue(strategy = GenerationType.UUID)
  private UUID id;

  @Column(nullable = false)
  private String text;

  @Column(name = "created_at", nullable = false, updatable = false)
  private OffsetDateTime createdAt;

  /** For JPA. */
  protected Note() {
  }

  /**
   * Makes a note.
   *
   * @param text what it says
   */
  public Note(String text) {
    this.text = text;
    this.createdAt = OffsetDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS);
  }

  /**
   * Gives its key.
   *
   * @return null until it is persisted
   */
  public UUID getId() {
    return id;
  }

  /**
   * Gives what it says.
   *
   * @return never null
   */
  public String getText() {
    return text;
  }

  /**
   * Changes what it says.
   *
   * @param text the new text
   */
  public void setText(String text) {
    this.text = text;
  }

  /**
   * Gives when it was written.
   *
   * @return never null
   */
  public OffsetDateTime getCreatedAt() {
    return createdAt;
  }
}
