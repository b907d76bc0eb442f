// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.container;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.extension.ExtendWith;

/** The same rules where the user travels by a statement of its own. */
@ExtendWith(ArquillianExtension.class)
class SeparateIT extends ActAsRules {

  @Deployment
  static WebArchive war() {
    return Archives.war("separate", "shared-db.wire=separate\n");
  }
}
