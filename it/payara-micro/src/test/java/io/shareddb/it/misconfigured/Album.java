// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.misconfigured;

import io.shareddb.model.OwnedEntity;
import jakarta.persistence.Entity;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;

/** A protected table with pictures. */
@Entity
@Table(name = "albums")
@NamedQuery(name = "albums", query = "select a from Album a")
public class Album extends OwnedEntity {

  private String title;

  @OneToMany(mappedBy = "album")
  private List<Picture> pictures = new ArrayList<>();

  protected Album() {
  }

  public Album(String title) {
    this.title = title;
  }

  public String getTitle() {
    return title;
  }

  public List<Picture> getPictures() {
    return pictures;
  }
}
