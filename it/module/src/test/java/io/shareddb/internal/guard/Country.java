// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.guard;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.QueryHint;
import jakarta.persistence.Table;

/** A lookup table, which a cache may keep. */
@Entity
@Cacheable
@Table(name = "countries")
@NamedQuery(name = "countries", query = "select c from Country c",
    hints = @QueryHint(name = "eclipselink.query-results-cache", value = "true"))
public class Country {

  @Id
  private String code;

  protected Country() {
  }

  String code() {
    return code;
  }
}
