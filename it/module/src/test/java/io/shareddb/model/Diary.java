// SPDX-License-Identifier: Apache-2.0
package io.shareddb.model;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** An application's entity. */
@Entity
@Table(name = "diaries")
public class Diary extends OwnedEntity {

  private String page;

  protected Diary() {
  }

  Diary(String page) {
    this.page = page;
  }

  String page() {
    return page;
  }

  void rewrite(String newPage) {
    page = newPage;
  }
}
