// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.guard;

import io.shareddb.model.OwnedEntity;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.hibernate.annotations.Cache;
import org.hibernate.annotations.CacheConcurrencyStrategy;

/** Cached by Hibernate's annotation. */
@Entity
@Cache(usage = CacheConcurrencyStrategy.READ_WRITE)
@Table(name = "letters")
public class StampedLetter extends OwnedEntity {

  private String text;

  protected StampedLetter() {
  }

  String text() {
    return text;
  }
}
