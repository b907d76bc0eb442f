// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.identity;

import io.shareddb.CurrentUser;
import io.shareddb.model.User;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.enterprise.util.AnnotationLiteral;
import java.io.Serializable;
import java.time.OffsetDateTime;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The user in force, asked anew at every call. A subclass rather than a normal-scoped bean, because no built-in scope
 * ends where an identity does. JPA never sees it: it is no entity. Serializable, for CDI lets nothing else into a bean
 * that a server may keep with its session.
 */
public class CurrentUserView extends User implements Serializable {

  private static final long serialVersionUID = 1L;

  private final transient Supplier<User> inForce;
  private final transient Supplier<User> managed;

  /**
   * Makes the view.
   *
   * @param inForce gives the row of the user in force, for reading, or throws when there is none
   * @param managed gives it as an entity of the current transaction, for changing, or throws when there is none
   */
  public CurrentUserView(Supplier<User> inForce, Supplier<User> managed) {
    this.inForce = inForce;
    this.managed = managed;
  }

  /**
   * Takes the place of what is read back.
   *
   * @return the application's own view of then
   */
  private Object readResolve() {
    return CDI.current().select(User.class, new Qualifier()).get();
  }

  @Override
  public UUID getId() {
    return inForce.get().getId();
  }

  @Override
  public String getEmail() {
    return inForce.get().getEmail();
  }

  @Override
  public String getGoogleId() {
    return inForce.get().getGoogleId();
  }

  @Override
  public String getFullName() {
    return inForce.get().getFullName();
  }

  @Override
  public void setFullName(String fullName) {
    managed.get().setFullName(fullName);
    inForce.get().setFullName(fullName);
  }

  @Override
  public String getAvatarUrl() {
    return inForce.get().getAvatarUrl();
  }

  @Override
  public void setAvatarUrl(String avatarUrl) {
    managed.get().setAvatarUrl(avatarUrl);
    inForce.get().setAvatarUrl(avatarUrl);
  }

  @Override
  public OffsetDateTime getCreatedAt() {
    return inForce.get().getCreatedAt();
  }

  @Override
  public OffsetDateTime getUpdatedAt() {
    return inForce.get().getUpdatedAt();
  }

  @Override
  public OffsetDateTime getLastLogin() {
    return inForce.get().getLastLogin();
  }

  /** The annotation itself. */
  private static final class Qualifier extends AnnotationLiteral<CurrentUser> implements CurrentUser {

    private static final long serialVersionUID = 1L;
  }
}
