// SPDX-License-Identifier: Apache-2.0
package com.example.notes;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where people sign in, from the configuration: secrets do not belong into an annotation. */
@Named
@ApplicationScoped
public class Provider {

  @Inject
  @ConfigProperty(name = "notes.provider.uri")
  String uri;

  @Inject
  @ConfigProperty(name = "notes.provider.client-id")
  String clientId;

  @Inject
  @ConfigProperty(name = "notes.provider.client-secret")
  String clientSecret;

  /**
   * Gives the provider's address.
   *
   * @return below it is {@code .well-known/openid-configuration}
   */
  public String getUri() {
    return uri;
  }

  /**
   * Gives how the provider calls this application.
   *
   * @return the client's id
   */
  public String getClientId() {
    return clientId;
  }

  /**
   * Gives what this application shows the provider.
   *
   * @return the client's secret
   */
  public String getClientSecret() {
    return clientSecret;
  }
}
