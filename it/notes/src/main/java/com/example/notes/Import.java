// SPDX-License-Identifier: Apache-2.0
package com.example.notes;

import io.shareddb.model.OwnedEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;

/** How far an import of notes has come. */
@Entity
@Table(name = "imports")
public class Import extends OwnedEntity {

  /** What becomes of an import. */
  public enum State {
    /** It is being worked on, or its node went down meanwhile. */
    RUNNING,
    /** All notes are there. */
    DONE,
    /** It has ended early; the notes that were done stay. */
    FAILED
  }

  @Column(nullable = false, updatable = false)
  private int total;

  @Column(nullable = false)
  private int done;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false)
  private State state = State.RUNNING;

  /** For JPA. */
  protected Import() {
  }

  /**
   * Makes one of which nothing is done.
   *
   * @param total how many notes it has
   */
  public Import(int total) {
    this.total = total;
  }

  /**
   * Gives how many notes it has.
   *
   * @return at least 1
   */
  public int getTotal() {
    return total;
  }

  /**
   * Gives how many of them are written.
   *
   * @return at most {@link #getTotal}
   */
  public int getDone() {
    return done;
  }

  /**
   * Gives what has become of it.
   *
   * @return never null
   */
  public State getState() {
    return state;
  }

  /**
   * Notes that more is written.
   *
   * @param notes how many
   */
  public void progress(int notes) {
    done += notes;
    if (done == total) {
      state = State.DONE;
    }
  }

  /** Notes that it has ended early. */
  public void fail() {
    state = State.FAILED;
  }
}
