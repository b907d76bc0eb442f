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
import org.hibernate.annotations.Cache;
import org.hibernate.annotations.CacheConcurrencyStrategy;

/** Only its collection is cached, by Hibernate's annotation. */
@Entity
@Table(name = "letters")
public class CachedStamps extends OwnedEntity {

  @ElementCollection
  @Cache(usage = CacheConcurrencyStrategy.READ_WRITE)
  @CollectionTable(name = "letter_stamps", joinColumns = @JoinColumn(name = "letter_id"))
  @Column(name = "stamp")
  private Set<String> stamps = new HashSet<>();

  protected CachedStamps() {
  }

  Set<String> stamps() {
    return stamps;
  }
}
