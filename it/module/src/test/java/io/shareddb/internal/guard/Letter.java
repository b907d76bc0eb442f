// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.guard;

import io.shareddb.model.OwnedEntity;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.util.HashSet;
import java.util.Set;

/** Belongs to somebody. */
@Entity
@Table(name = "letters")
public class Letter extends OwnedEntity {

  private String text;

  @ElementCollection
  @CollectionTable(name = "letter_stamps", joinColumns = @JoinColumn(name = "letter_id"))
  @Column(name = "stamp")
  private Set<String> stamps = new HashSet<>();

  protected Letter() {
  }

  String text() {
    return text;
  }

  Set<String> stamps() {
    return stamps;
  }
}
