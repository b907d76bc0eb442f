// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The configuration tells of tokens where no bean does. */
class LoginTest {

  private static final String ISSUER = "mp.jwt.verify.issuer";

  private final SharedDbExtension extension = new SharedDbExtension();

  @AfterEach
  void putBack() {
    System.clearProperty(ISSUER);
  }

  @Test
  void isByTokensWhereTheirIssuerIsConfigured() {
    System.setProperty(ISSUER, "https://login.example.com");
    extension.readLogin(event());
    assertThat(extension.tokenLogin().mechanism()).hasValueSatisfying(name -> assertThat(name).contains(ISSUER));
  }

  @Test
  void isByNameWhereNothingIsConfigured() {
    extension.readLogin(event());
    assertThat(extension.tokenLogin().mechanism()).isEmpty();
  }

  private static AfterDeploymentValidation event() {
    return (AfterDeploymentValidation) Proxy.newProxyInstance(LoginTest.class.getClassLoader(),
        new Class<?>[] {AfterDeploymentValidation.class}, (self, method, arguments) -> null);
  }
}
