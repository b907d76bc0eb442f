// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.guard;

import io.shareddb.model.OwnedEntity;
import jakarta.persistence.Cacheable;
import jakarta.persistence.Entity;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.QueryHint;
import jakarta.persistence.Table;

/** Cached by annotation, and its query as well. */
@Entity
@Cacheable
@Table(name = "letters")
@NamedQuery(name = "letters", query = "select l from CachedLetter l",
    hints = @QueryHint(name = "eclipselink.query-results-cache", value = "true"))
public class CachedLetter extends OwnedEntity {

  private String text;

  protected CachedLetter() {
  }

  String text() {
    return text;
  }
}
