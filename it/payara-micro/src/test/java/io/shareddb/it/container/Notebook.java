// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.container;

import io.shareddb.model.OwnedEntity;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;

/** A protected table with protected children. */
@Entity
@Table(name = "notebooks")
public class Notebook extends OwnedEntity {

  private String title;

  @OneToMany(mappedBy = "notebook", cascade = CascadeType.ALL)
  private List<Page> pages = new ArrayList<>();

  protected Notebook() {
  }

  Notebook(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }

  void rename(String newTitle) {
    title = newTitle;
  }

  List<Page> pages() {
    return pages;
  }
}
