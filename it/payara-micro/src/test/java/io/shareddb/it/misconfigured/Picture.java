// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.misconfigured;

import io.shareddb.model.OwnedEntity;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;

/** A picture, perhaps in somebody else's album: a foreign key does not ask whose the album is. */
@Entity
@Table(name = "pictures")
public class Picture extends OwnedEntity {

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "album_id")
  private Album album;

  protected Picture() {
  }

  public Album getAlbum() {
    return album;
  }
}
