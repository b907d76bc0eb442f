// SPDX-License-Identifier: Apache-2.0
package io.shareddb.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * A row of the shared {@code users} table: extend it by tables of your own that reference it, do not map it anew. A
 * user sees the own row only, and may change its name and picture; everything else is written by signing in.
 */
@Entity
@Table(name = "users")
public class User {

  @Id
  private UUID id;

  @Column(name = "email", insertable = false, updatable = false)
  private String email;

  @Column(name = "google_id", insertable = false, updatable = false)
  private String googleId;

  @Column(name = "full_name")
  private String fullName;

  @Column(name = "avatar_url")
  private String avatarUrl;

  @Column(name = "created_at", insertable = false, updatable = false)
  private OffsetDateTime createdAt;

  @Column(name = "updated_at", insertable = false, updatable = false)
  private OffsetDateTime updatedAt;

  @Column(name = "last_login", insertable = false, updatable = false)
  private OffsetDateTime lastLogin;

  /** For JPA. */
  protected User() {
  }

  /**
   * Gives the primary key, which is what {@code app.user_id} holds.
   *
   * @return never null for a row that was read
   */
  public UUID getId() {
    return id;
  }

  /**
   * Gives the e-mail address.
   *
   * @return never null
   */
  public String getEmail() {
    return email;
  }

  /**
   * Gives the subject of the Google account.
   *
   * @return null when the user never came by Google
   */
  public String getGoogleId() {
    return googleId;
  }

  /**
   * Gives the name to show.
   *
   * @return null when unknown
   */
  public String getFullName() {
    return fullName;
  }

  /**
   * Changes it at the next flush.
   *
   * @param fullName the new value; null removes it
   */
  public void setFullName(String fullName) {
    this.fullName = fullName;
  }

  /**
   * Gives the address of the user's picture.
   *
   * @return null when unknown
   */
  public String getAvatarUrl() {
    return avatarUrl;
  }

  /**
   * Changes it at the next flush.
   *
   * @param avatarUrl the new value; null removes it
   */
  public void setAvatarUrl(String avatarUrl) {
    this.avatarUrl = avatarUrl;
  }

  /**
   * Gives when the row was made.
   *
   * @return set by the database
   */
  public OffsetDateTime getCreatedAt() {
    return createdAt;
  }

  /**
   * Gives when the row was last changed.
   *
   * @return set by the database
   */
  public OffsetDateTime getUpdatedAt() {
    return updatedAt;
  }

  /**
   * Gives when the user last signed in.
   *
   * @return null when never
   */
  public OffsetDateTime getLastLogin() {
    return lastLogin;
  }
}
