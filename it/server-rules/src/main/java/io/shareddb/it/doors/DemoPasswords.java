// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.doors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.security.enterprise.authentication.mechanism.http.BasicAuthenticationMechanismDefinition;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;

/** Basic authentication; everybody's password is the same. */
@BasicAuthenticationMechanismDefinition
@ApplicationScoped
public class DemoPasswords implements IdentityStore {

  public CredentialValidationResult validate(UsernamePasswordCredential credential) {
    return credential.getPassword().compareTo("demo")
        ? new CredentialValidationResult(credential.getCaller())
        : CredentialValidationResult.INVALID_RESULT;
  }
}
