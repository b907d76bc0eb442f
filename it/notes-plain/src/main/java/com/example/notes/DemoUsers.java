// SPDX-License-Identifier: Apache-2.0
package com.example.notes;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.util.Set;

/** Two people to try the application with. */
@ApplicationScoped
public class DemoUsers implements IdentityStore {

  private static final Set<String> EMAILS = Set.of("alice@example.com", "bob@example.com");
  private static final String PASSWORD = "demo";

  /**
   * Checks a password; the server calls this for {@code Authorization: Basic}.
   *
   * @param credential what the caller sent
   * @return the caller's e-mail address
   */
  public CredentialValidationResult validate(UsernamePasswordCredential credential) {
    String email = credential.getCaller();
    return EMAILS.contains(email) && credential.compareTo(email, PASSWORD)
        ? new CredentialValidationResult(email) : CredentialValidationResult.INVALID_RESULT;
  }
}
