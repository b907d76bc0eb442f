// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.doors;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** A row that leaves its owner to the database, by an entity that knows nothing of owners. */
@Entity
@Table(name = "notebooks")
public class Jotting {

  @Id
  @GeneratedValue(strategy = GenerationType.UUID)
  private UUID id;

  private String title;

  protected Jotting() {
  }

  Jotting(String title) {
    this.title = title;
  }

  UUID id() {
    return id;
  }
}
