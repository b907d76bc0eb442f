// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.cdi;

import io.shareddb.CurrentUser;
import io.shareddb.NoCallerException;
import io.shareddb.SharedDb;
import io.shareddb.SharedDbException;
import io.shareddb.UnscopedAccessException;
import io.shareddb.UserGoneException;
import io.shareddb.internal.Message;
import io.shareddb.internal.context.IdentityInForce;
import io.shareddb.internal.context.RlsIdentity;
import io.shareddb.internal.context.RlsScope;
import io.shareddb.internal.identity.CurrentUserView;
import io.shareddb.model.User;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceUnit;
import java.util.Optional;
import java.util.UUID;

/**
 * Gives out the container's EntityManager under {@link SharedDb}, and the user's profile. The unit has no name here:
 * then the application's own persistence.xml counts, whatever it calls its unit. An application with several units names
 * one by references of these names in its web.xml.
 */
@ApplicationScoped
public class SharedPersistence {

  @PersistenceContext(name = "shared-db/entity-manager")
  private EntityManager entityManager;

  @PersistenceUnit(name = "shared-db/factory")
  private EntityManagerFactory factory;

  /** For the container. */
  public SharedPersistence() {
    // Injected.
  }

  /**
   * Gives the application's EntityManager.
   *
   * @return the container's, which follows the transaction, and refuses a second user in it
   */
  @Produces
  @SharedDb
  public EntityManager entityManager() {
    return GuardedEntityManager.guard(entityManager);
  }

  /**
   * Gives the factory behind it, for the guard.
   *
   * @return the unit's factory, if the server has injected one
   */
  public Optional<EntityManagerFactory> factory() {
    return Optional.ofNullable(factory);
  }

  /**
   * Refuses what Open Liberty starts: it leaves out what it cannot inject, and says so in its log only.
   *
   * @throws SharedDbException when the server has injected no unit
   */
  public void requireUnit() {
    if (factory == null || entityManager == null) {
      throw new SharedDbException(Message.UNIT_NOT_FOUND);
    }
  }

  /**
   * Gives the view of whoever is in force.
   *
   * @return never the row itself, so it may be kept as long as the bean that holds it
   */
  @Produces
  @CurrentUser
  public User currentUser() {
    return new CurrentUserView(this::userInForce, this::managedUser);
  }

  private User userInForce() {
    RlsScope.useTransaction();
    RlsScope scope = RlsScope.current().orElseThrow(UnscopedAccessException::new);
    RlsIdentity inForce = IdentityInForce.now();
    // In a transaction the SQL is its user's: nobody's caller may have signed in there on the way.
    return inForce.equals(scope.identity()) ? scope.once(User.class, this::load) : load(inForce);
  }

  private User load(RlsIdentity identity) {
    return find(identity.userId().orElseThrow(NoCallerException::new));
  }

  /** What was read earlier in this scope may be detached by now, and a change of it would be lost without a word. */
  private User managedUser() {
    User read = userInForce();
    if (!entityManager.isJoinedToTransaction()) {
      throw new SharedDbException(Message.NO_TRANSACTION);
    }
    return find(read.getId());
  }

  private User find(UUID id) {
    return Optional.ofNullable(entityManager.find(User.class, id)).orElseThrow(UserGoneException::new);
  }
}
