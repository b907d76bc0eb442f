// SPDX-License-Identifier: Apache-2.0
package com.example.notes;

import io.shareddb.model.OwnedEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** A text that belongs to whoever was signed in when it was persisted. */
@Entity
@Table(name = "notes")
public class Note extends OwnedEntity {

  @Column(nullable = false)
  private String text;

  /** For JPA. */
  protected Note() {
  }

  /**
   * Makes a note; its owner is set when it is persisted.
   *
   * @param text what it says
   */
  public Note(String text) {
    this.text = text;
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
}
