// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A WAR without any EJB of its own. */
@ExtendWith(ArquillianExtension.class)
class NoEjbIT extends ActAsRules {

  @Deployment
  static WebArchive war() {
    return Archives.war("no_ejb");
  }

  /** The probe comes on a thread of the server, to which the names of no application belong. */
  @Test
  @RunAsClient
  void theProbeFindsTheDatabaseOfAnApplicationBelowTheRoot(@ArquillianResource URL url) throws Exception {
    HttpResponse<String> ready = HttpClient.newHttpClient().send(
        HttpRequest.newBuilder(url.toURI().resolve("/health/ready")).build(), HttpResponse.BodyHandlers.ofString());
    assertThat(url.getPath()).isNotEqualTo("/");
    assertThat(ready.body()).contains("shared-db", "unprivileged");
    assertThat(ready.statusCode()).isEqualTo(200);
  }
}
