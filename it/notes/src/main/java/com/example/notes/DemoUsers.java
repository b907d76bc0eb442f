// SPDX-License-Identifier: Apache-2.0
package com.example.notes;

import io.shareddb.SignIn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.util.Map;
import java.util.Set;

/**
 * Three people to try the application with. They stand in for the identity provider of a real one, and this class is what
 * to replace by it: the rest of the application does not know how anybody signed in.
 */
@ApplicationScoped
public class DemoUsers implements IdentityStore {

  private static final Map<String, String> NAME_BY_EMAIL = Map.of(
      "alice@example.com", "Alice",
      "bob@example.com", "Bob",
      "admin@example.com", "Admin");
  private static final String PASSWORD = "demo";

  @Inject
  SignIn signIn;

  /** Makes them known to the shared users table before the first request. */
  void provision(@Observes Startup event) {
    NAME_BY_EMAIL.forEach(signIn::signIn);
  }

  /**
   * Checks a password; the server calls this for {@code Authorization: Basic}.
   *
   * @param credential what the caller sent
   * @return the caller's e-mail address, by which shared-db finds the user
   */
  public CredentialValidationResult validate(UsernamePasswordCredential credential) {
    String email = credential.getCaller();
    boolean known = NAME_BY_EMAIL.containsKey(email) && credential.compareTo(email, PASSWORD);
    Set<String> groups = email.startsWith("admin@") ? Set.of(Administrators.GROUP) : Set.of();
    return known ? new CredentialValidationResult(email, groups) : CredentialValidationResult.INVALID_RESULT;
  }
}
