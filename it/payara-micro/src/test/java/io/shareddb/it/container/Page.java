// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.container;

import io.shareddb.model.OwnedEntity;
import jakarta.persistence.Entity;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;

/** A child of a notebook, protected like its parent. */
@Entity
@Table(name = "pages")
public class Page extends OwnedEntity {

  @ManyToOne
  @JoinColumn(name = "notebook_id")
  private Notebook notebook;

  protected Page() {
  }

  Page(Notebook notebook) {
    this.notebook = notebook;
  }
}
