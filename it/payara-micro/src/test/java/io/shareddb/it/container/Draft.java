// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.container;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.UUID;

/** A row that says itself whose it is, and with a version. */
@Entity
@Table(name = "drafts")
public class Draft {

  @Id
  private UUID id;

  @Column(name = "user_id", nullable = false)
  private UUID owner;

  @Column(nullable = false)
  private String title;

  @Version
  private int version;

  protected Draft() {
  }

  public Draft(UUID owner, String title) {
    this.id = UUID.randomUUID();
    this.owner = owner;
    this.title = title;
  }

  public UUID getId() {
    return id;
  }

  public void setTitle(String title) {
    this.title = title;
  }
}
